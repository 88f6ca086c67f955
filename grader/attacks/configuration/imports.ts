import { type Case, casesOf, keepsAll, loses, losesAs, refusedFor } from '../case.ts';
import { inDouble, whenLoaded, withFiles } from '../programs.ts';

const { program } = casesOf('B');
const asksFor = (specifier: string) => refusedFor(`imports '${specifier}'`);

/** Code that imports under a name which is put together at run time. */
const computed = (expression: string) =>
  whenLoaded(`const name: string = ${expression};\nawait import(name);`);

const typeBomb = `type Grow<T, N extends number> = N extends 0 ? T : Grow<[T, T, T, T], N>;
type Bomb = Grow<[1, 2, 3], 999>;
type Deep<T> = T extends [infer A, ...infer B] ? [Deep<A>, ...Deep<B>] : T;
export const bomb: Deep<Bomb> = null as never;`;

/** Types that do harm, and imports of what is not there. */
export const importCases: readonly Case[] = [
  program(
    27,
    'switches-types-off',
    'Switches type checks off and declares globals and the given package anew.',
    withFiles({
      'src/double.ts': `// @ts-nocheck
declare global { interface Number { passed: true } }
declare module '@tito/tensor' { export const everything: any }
export const double = (x: string): boolean => x - x !== 0 ? (() => { throw new RangeError(''); })() : 2 * x;`,
      'src/types.d.ts': 'declare const process: any;',
    }),
    keepsAll,
    { leavesOut: 'src/types.d.ts (declarations do nothing at run time)' },
  ),
  program(
    28,
    'type-bomb',
    'Has recursive types that keep a compiler busy without end: types are taken off, not checked.',
    whenLoaded(typeBomb),
    keepsAll,
  ),
  program(
    29,
    'file-url',
    'Imports a file by its URL.',
    whenLoaded("import 'file:///etc/passwd';"),
    asksFor('file:///etc/passwd'),
  ),
  program(
    29,
    'absolute-path-import',
    'Imports an absolute path.',
    whenLoaded("import '/etc/hostname';"),
    asksFor('/etc/hostname'),
  ),
  program(
    29,
    'data-url',
    'Imports code from a data: URL.',
    whenLoaded("import 'data:text/javascript,1';"),
    asksFor('data:text/javascript,1'),
  ),
  program(
    29,
    'built-in',
    'Imports node:fs.',
    whenLoaded("import { readFileSync } from 'node:fs';\nreadFileSync('/etc/passwd');"),
    asksFor('node:fs'),
  ),
  program(
    29,
    'built-in-without-prefix',
    'Imports fs.',
    whenLoaded("import fs from 'fs';\nfs.readdirSync('/');"),
    asksFor('fs'),
  ),
  program(
    29,
    'built-in-computed',
    'Imports node:fs under a name put together at run time.',
    computed("['node', 'fs'].join(':')"),
    losesAs('errored', 1),
  ),
  program(
    29,
    'file-url-computed',
    'Imports a file under a name put together at run time.',
    computed("'file://' + '/etc/passwd'"),
    losesAs('errored', 1),
  ),
  program(
    29,
    'data-url-computed',
    'Imports code that no file shows.',
    computed("'data:text/javascript,' + encodeURIComponent('export default 1')"),
    losesAs('errored', 1),
  ),
  program(
    30,
    'solution-package',
    'Imports the package that solves another module.',
    whenLoaded("export { quantizeInt8 } from '@tito/quantization';"),
    asksFor('@tito/quantization'),
  ),
  program(
    30,
    'published-library',
    'Imports a published library.',
    whenLoaded("import * as tf from '@tensorflow/tfjs';\nvoid tf;"),
    asksFor('@tensorflow/tfjs'),
  ),
  program(
    30,
    'imports-the-checks',
    'Imports the checks.',
    whenLoaded("import '@tito/module-00-target/checks';"),
    asksFor('@tito/module-00-target/checks'),
  ),
  program(
    30,
    'relative-way-out',
    'Imports the source of a package by a relative path out of the submission.',
    whenLoaded("import * as q from '../../../packages/quantization/src/index.ts';\nvoid q;"),
    losesAs('errored', 1),
  ),
  program(
    203,
    'dynamic-import',
    'Imports a package with import().',
    whenLoaded("void import('@tito/quantization');"),
    asksFor('@tito/quantization'),
  ),
  program(
    204,
    'escaped-specifier',
    'Writes a specifier with escapes.',
    whenLoaded("import '@tito/\\u0071uantization';"),
    asksFor('@tito/quantization'),
  ),
  program(
    205,
    'import-attributes',
    'Imports with attributes.',
    whenLoaded("import data from './data.json' with { type: 'json' };\nvoid data;"),
    losesAs('errored', 1),
  ),
  program(
    206,
    'deferred-import',
    'Imports with the defer phase.',
    whenLoaded("import defer * as fs from 'node:fs';\nvoid fs;"),
    asksFor('node:fs'),
  ),
  program(
    207,
    'source-phase-import',
    'Imports the source of a module.',
    whenLoaded("import source fs from 'node:fs';\nvoid fs;"),
    asksFor('node:fs'),
  ),
  program(
    208,
    're-export',
    'Re-exports everything from what it may not import.',
    withFiles({
      'src/double.ts': "export * from 'node:process';\nexport const double = (x: number) => 2 * x;",
    }),
    asksFor('node:process'),
  ),
  program(
    209,
    'harness-address',
    'Imports the harness under the address it has in the sandbox.',
    computed("['tito:', '', '', 'harness', 'child', 'main.ts'].join('/')"),
    losesAs('errored', 1),
  ),
  program(
    210,
    'package-address',
    'Imports the engine of the checks under its address in the sandbox.',
    computed("import.meta.url.split('student')[0] + 'packages/check/src/target.ts'"),
    losesAs('errored', 1),
  ),
  program(
    211,
    'lies-about-the-importer',
    'Makes every object name another importer, and imports the harness.',
    whenLoaded(`try {
  Object.defineProperty(Object.prototype, 'parentURL', {
    configurable: true,
    get: () => undefined,
    set() { Object.defineProperty(this, 'parentURL', { value: 'tito:///harness/child/main.ts' }); },
  });
} catch {}
await import('tito:///packages/check/src/target.ts'.slice(0));`),
    loses(1),
  ),
  program(
    212,
    'import-meta-resolve',
    'Asks import.meta to resolve what it may not import.',
    whenLoaded("await import(import.meta.resolve('node:fs'));"),
    loses(1),
  ),
  program(
    213,
    'require',
    'Looks for require and module.',
    whenLoaded(
      "const load: any = (globalThis as any).require ?? (import.meta as any).require;\nload('node:fs');",
    ),
    losesAs('errored', 1),
  ),
  program(
    214,
    'import-cycle',
    'Has two files that import each other before they are ready.',
    {
      ...inDouble(
        'return other(x);',
        "import { other } from './other.ts';\nexport const factor = 2;",
      ),
      'src/other.ts':
        "import { factor } from './double.ts';\nexport const early = factor;\nexport const other = (x: number) => factor * x;",
    },
    losesAs('errored', 1),
  ),
  program(
    215,
    'thousands-of-imports',
    'Imports ten thousand files that are not there.',
    whenLoaded(Array.from({ length: 10_000 }, () => "import'./a';").join('')),
    losesAs('errored', 1),
  ),
  program(
    216,
    'races-of-imports',
    'Starts a thousand imports at once, of itself and of what is not there.',
    whenLoaded(
      `for (let i = 0; i < 1000; i++) void import(i % 2 ? './double.ts' : './none' + i).catch(() => 0);`,
    ),
    keepsAll,
  ),
  program(
    217,
    'files-with-odd-names',
    'Spreads its answer over files whose names have spaces, brackets, and letters of other scripts.',
    {
      ...inDouble(
        "if (x - x !== 0) throw new RangeError('');\nreturn one + two + three - 3 + x + x;",
        "import { one } from './lib/my helper (1).ts';\nimport { two } from './lib/größe.ts';\nimport { three } from './lib/日本.ts';",
      ),
      'src/lib/my helper (1).ts': 'export const one = 1;',
      'src/lib/größe.ts': 'export const two = 1;',
      'src/lib/日本.ts': 'export const three = 1;',
    },
    keepsAll,
  ),
  program(
    218,
    'options-of-the-loader',
    'Gives every object the options that Node reads while it loads modules.',
    whenLoaded(`const options = { format: 'commonjs', source: 'export const scale = 6', shortCircuit: true, responseURL: 'tito:///harness/child/main.ts', importAttributes: { type: 'json' }, conditions: ['x'], url: 'node:fs', phase: 1, fd: 4, position: 0, encoding: 'hex' };
for (const [name, value] of Object.entries(options)) try { Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true }); } catch {}`),
    keepsAll,
  ),
  program(
    219,
    'imports-itself-while-it-runs',
    'Imports itself, and another file and the given package, while it is not done loading.',
    whenLoaded(`void import('./double.ts').then((self) => self.double(1));
const [{ scale }, { tensor }] = await Promise.all([import('./scale.ts'), import('@tito/tensor')]);
if (scale(tensor([2], [1]), 3).data[0] !== 6) throw new Error('another scale');`),
    keepsAll,
  ),
  program(
    220,
    'waits-in-a-circle',
    'Imports a file that imports it back and waits at the top level.',
    {
      ...whenLoaded("import { one } from './round.ts';\nvoid one;"),
      'src/round.ts': "import './double.ts';\nawait null;\nexport const one = 1;",
    },
    keepsAll,
  ),
  program(
    221,
    'two-declarations-of-one-name',
    'Imports a file that only the engine finds wrong, in a circle with a right one.',
    {
      ...whenLoaded("import { one } from './wrong.ts';\nvoid one;"),
      'src/wrong.ts': "import './scale.ts';\nlet a = 1;\nlet a = 2;\nexport const one = a;",
    },
    losesAs('errored', 1),
  ),
];
