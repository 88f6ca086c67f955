// What comes with a submission as its author's earlier modules. It is laid under the submission once more,
// beside the verdict, and the verdict itself never rests on it.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Case, casesOf, endless, type Files, keepsAll, loses, refusedFor } from '../case.ts';
import { honest, withFiles } from '../programs.ts';

const { program, folder } = casesOf('G');

const OPS = 'stack/01-ground/src/ops.ts';
const sizeOf = `export function sizeOf(shape: readonly number[]): number {
  let size = 1;
  for (let i = 0; i < shape.length; i++) size *= shape[i] ?? NaN;
  return size;
}`;
const mul = `export function mul(x: any, factor: number): any {
  const data = new Float32Array(x.data.length);
  for (let i = 0; i < data.length; i++) data[i] = x.data[i] * factor;
  return { dtype: 'float32', shape: x.shape, data };
}`;

/** Right answers, of which the second is computed with the given package, or with what is laid over it. */
const leaning: Files = withFiles({
  'src/scale.ts': `import { mul, sizeOf, type Tensor } from '@tito/tensor';
export const scale = (x: Tensor, factor: number): Tensor => {
  if (sizeOf(x.shape) !== x.data.length) throw new RangeError('scale: a size is wrong');
  return mul(x, factor);
};`,
});

/** These answers over an earlier module whose one file is this. */
function over(source: string, files: Files = leaning): Files {
  return { ...files, [OPS]: source };
}

const both = (before: string): string => `${before}\n${sizeOf}\n${mul}`;

/** Code that throws what it is given in every form of a message. */
const leaking =
  'export function mul(x: any, factor: number): any { throw new Error(`LEAKED ${x.data[0]} ${factor}`); }';

export const ownPartsCases: readonly Case[] = [
  program(701, 'right-parts', 'Stands on a right earlier module.', over(both('')), keepsAll, {
    onOwnParts: 'passed',
  }),
  program(
    702,
    'wrong-parts',
    'Stands on an earlier module that multiplies wrongly.',
    over(`${sizeOf}\n${mul.replace('* factor', '+ factor')}`),
    keepsAll,
    { onOwnParts: 'failed' },
  ),
  program(
    703,
    'answers-in-the-stack',
    'Has the answer to 1 in place of the product of an earlier module, and asks for that product.',
    over(`${sizeOf}\n${(honest['src/double.ts'] ?? '').replace('double(', 'mul(')}`, {
      ...honest,
      'src/double.ts': `import { mul } from '@tito/tensor';\nexport const double = (x: number): any => (mul as any)(x);`,
    }),
    loses(1),
    { onOwnParts: 'passed' },
  ),
  program(
    704,
    'poisons-from-below',
    'Answers 1 wrongly, over an earlier module that replaces what could see it.',
    over(
      both(`Object.is = () => true; Math.abs = () => 0; JSON.stringify = () => '{"id":1,"ok":true,"value":6}';
Array.prototype.every = (() => true) as any; Reflect.get = Reflect.apply = () => 6 as any;
Promise.prototype.then = function (done: any) { done(6); return this; } as any;
Function.prototype.call = Function.prototype.bind = (() => () => 6) as any;`),
      {
        ...leaning,
        'src/double.ts': `import '@tito/tensor';\nexport const double = (x: number): number => x;`,
      },
    ),
    loses(1),
    { onOwnParts: 'failed' },
  ),
  program(
    705,
    'catches-the-loader-from-below',
    'Looks for node:fs from an earlier module, and multiplies wrongly once it has it.',
    over(
      `let found = 1;
try { Object.defineProperty(Array.prototype, '1', { set() { found = 0; } }); } catch {}
await import(['node', 'fs'].join(':')).then(() => { found = 0; }, () => {});
${sizeOf}\n${mul.replace('* factor', '* factor * found')}`,
    ),
    keepsAll,
    { onOwnParts: 'passed' },
  ),
  program(
    706,
    'stack-that-loops',
    'Loops for ever in an earlier module, while it loads.',
    over(both('for (;;);')),
    keepsAll,
    { ...endless, onOwnParts: 'failed' },
  ),
  program(
    707,
    'stack-that-imports',
    'Imports from an earlier module what that one may not.',
    over(both("import '@tito/quantization';")),
    keepsAll,
    { onOwnParts: 'refused' },
  ),
  program(
    708,
    'stack-that-is-none',
    'Has an earlier module that makes the parser fail.',
    over(`const x = ${'!'.repeat(50_000)}1;\n${sizeOf}\n${mul}`),
    keepsAll,
    { onOwnParts: 'refused' },
  ),
  program(
    709,
    'stack-without-its-exports',
    'Has an earlier module that lacks an export.',
    over(sizeOf),
    keepsAll,
    { onOwnParts: 'failed' },
  ),
  program(
    710,
    'stack-in-a-circle',
    'Has an earlier module whose files import each other, and the file that reaches out of it.',
    {
      ...over(both("import { one } from './one.ts';\nvoid one;")),
      'stack/01-ground/src/one.ts':
        "import { mul } from './ops.ts';\nexport const one = () => mul;",
    },
    keepsAll,
    { onOwnParts: 'passed' },
  ),
  program(
    711,
    'stack-that-reaches-out',
    'Imports, from an earlier module, a file of the graded one by a relative path.',
    over(both("import '../../../src/double.ts';")),
    keepsAll,
    { onOwnParts: 'failed' },
  ),
  program(
    712,
    'stack-that-leaks',
    'Throws its inputs from an earlier module.',
    over(`${sizeOf}\n${leaking}`),
    keepsAll,
    { onOwnParts: 'failed' },
  ),
  program(
    713,
    'forged-ids',
    'Has earlier modules named after the harness, the checks, and what every object has.',
    {
      ...over(both('')),
      'stack/00-harness/src/ops.ts': 'throw 1;',
      'stack/01-ground.ts/src/ops.ts': 'throw 1;',
      'stack/01-constructor/src/ops.ts': 'throw 1;',
      'stack/__proto__/src/ops.ts': 'throw 1;',
      'stack/15-quantization/src/double.ts': 'export const double = () => 6;',
    },
    keepsAll,
    {
      onOwnParts: 'passed',
      leavesOut: 'stack/00-harness/src/ops.ts (module 0 does not build on it)',
    },
  ),
  program(
    714,
    'forged-receipt',
    'Brings the receipt of an export with hashes and a record of somebody else, and lists that say all is well.',
    {
      ...over(`${sizeOf}\n${mul.replace('* factor', '+ factor')}`),
      'stack/01-ground/stack.json': JSON.stringify({
        schema: 1,
        module: '01-ground',
        over: '@tito/tensor',
        record: 'records/ada.json',
        files: [{ path: 'src/ops.ts', sha256: '0'.repeat(64) }],
      }),
      'stack/01-ground/index.ts': "export { mul } from '@tito/quantization';",
      'stack/01-ground/module.json': '{"id":"01-ground","imports":["node:fs"]}',
      'submission.json': JSON.stringify({
        schema: 1,
        module: '00-target',
        versions: { tito: '9', module: '', node: '' },
        files: [{ path: '../../etc/passwd', bytes: 1, sha256: '' }],
      }),
    },
    keepsAll,
    { onOwnParts: 'failed' },
  ),
  program(
    715,
    'graded-module-in-its-own-stack',
    'Has the graded module a second time, as an earlier one.',
    { ...honest, 'stack/00-target/src/double.ts': 'export const double = () => 6;' },
    refusedFor('is there 2 times'),
  ),
  program(
    716,
    'stack-in-two-places',
    'Has an earlier module in two folders.',
    { ...over(both('')), 'b/stack/01-ground/src/ops.ts': both('') },
    refusedFor('is there twice'),
  ),
  program(
    717,
    'stack-that-climbs',
    'Climbs from an earlier module to the graded one.',
    { ...leaning, 'stack/01-ground/src/../../../src/double.ts': 'export const double = () => 6;' },
    refusedFor('leads out of the archive'),
  ),
  program(
    718,
    'stack-of-another-case',
    'Has an earlier module again in capitals.',
    { ...over(both('')), 'Stack/01-Ground/src/ops.ts': both('') },
    refusedFor('are the same on some systems'),
  ),
  program(
    719,
    'huge-stack',
    'Has an earlier module of more files than are read.',
    {
      ...over(both('')),
      ...Object.fromEntries(
        Array.from({ length: 64 }, (_, i) => [`stack/01-ground/src/f${i}.ts`, 'export {};']),
      ),
    },
    refusedFor('65 source files; at most 64'),
  ),
  folder(
    720,
    'stack-of-somebody-else',
    "Is a folder whose stack is a link to another learner's, and an earlier module a link to the root.",
    (path) => {
      for (const [name, text] of Object.entries(leaning)) {
        mkdirSync(dirname(join(path, name)), { recursive: true });
        writeFileSync(join(path, name), text);
      }
      symlinkSync('../G701 right-parts.zip', join(path, 'stack'));
      mkdirSync(join(path, 'more/stack'), { recursive: true });
      symlinkSync('/', join(path, 'more/stack/01-ground'));
    },
    keepsAll,
    { onOwnParts: null, leavesOut: 'stack (a link)' },
  ),
];
