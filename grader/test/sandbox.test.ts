// The sandbox under code that does not want to answer: real processes, no mocks.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, fn, number, type StudentFault } from '@tito/check';
import { afterAll, describe, expect, test } from 'vitest';
import type { ModuleSpec } from '../src/contracts.ts';
import { Packages } from '../src/sandbox/given.ts';
import { DEFAULT_LIMITS, type Limits } from '../src/sandbox/limits.ts';
import { linkStudent } from '../src/sandbox/link.ts';
import { translateAll } from '../src/sandbox/student-module.ts';
import { newBudget, SandboxSession } from '../src/sandbox/session.ts';
import { Translator } from '../src/sandbox/translate/translator.ts';
import { WORKSPACE } from '../src/workspace.ts';
import { openAll } from './support/levels.ts';

interface Exports {
  answer(x: number): number;
  other(x: number): number;
}

const contract = { answer: fn(number), other: fn(number) };
const module: ModuleSpec = {
  id: '99-probe',
  number: 99,
  slug: 'probe',
  title: 'Probe',
  hours: 1,
  requires: [],
  imports: ['@tito/tensor'],
  reference: '@tito/tensor',
  folder: '',
  below: [],
  weight: 1,
  deadline: null,
  tasks: [
    { id: '99.1', title: 'answer', points: 1, file: 'src/answer.ts', exports: ['answer', 'other'] },
  ],
};
const limits: Limits = {
  ...DEFAULT_LIMITS,
  callMs: 1_000,
  residentMiB: 200,
  heapMiB: 64,
  parserMs: 300,
};

const ownTranslator = Translator.forOwnFiles();
const packages = new Packages(join(WORKSPACE, 'packages'), ownTranslator);
const sessions: SandboxSession[] = [];
afterAll(() => {
  for (const session of sessions) session.close();
  ownTranslator.close();
  translator.close();
});

/** The levels that this machine has. `isolation.test.ts` says what is missing for the strong one. */
const enclosures = await openAll(limits, await packages.given([]));
const weakest = enclosures.at(-1);
if (weakest === undefined) throw new Error('no level of isolation can be opened here');
const translator = Translator.forSubmissions(weakest, limits);

const answer = (body: string) => `export function answer(x: number): any { ${body} }`;

test('a file that leads to one that cannot be loaded tells that one, whatever it imports of it', async () => {
  const sources = {
    'src/broken.ts': 'export const = 1;',
    'src/between.ts': "export { x } from './broken.ts';",
    'src/answer.ts': "import { x } from './between.ts'; export const answer = () => x;",
    'src/round.ts': "export { y } from './about.ts';",
    'src/about.ts': "export { y } from './round.ts'; import '../../other.ts';",
    'src/fine.ts': 'export const fine = 1;',
    'src/names.ts': "import { fine } from './fine.ts'; import { x as y, codeOf } from './all.ts';",
    'src/lacks.ts': "import whole, { fine, codeOf as code } from './fine.ts'; code;",
    'src/again.ts': "export { codeOf } from './fine.ts';",
    'src/all.ts': "export * from './fine.ts'; export const x = 2;",
  };
  const files = Object.entries(sources).map(([path, text]) => ({ path, text }));
  const given = await packages.given(module.imports);
  const { modules } = linkStudent(module, await translateAll(files, translator), given, {});
  const sourceOf = (name: string) => modules[`tito:///student/src/${name}.ts`]?.source;
  for (const name of ['broken', 'between', 'answer']) {
    expect(sourceOf(name)).toMatch(/^throw .*'SyntaxError', message: "src\/broken\.ts, line 1/);
  }
  for (const name of ['round', 'about']) {
    expect(sourceOf(name)).toMatch(
      /^throw .*'Error', message: "src\/about\.ts imports .*leads out/,
    );
  }
  for (const name of ['lacks', 'again']) {
    expect(sourceOf(name)).toMatch(`src/${name}.ts imports codeOf of ./fine.ts, which exports no`);
  }
  for (const name of ['fine', 'names'] as const) {
    expect(sourceOf(name)).toBe(sources[`src/${name}.ts`]);
  }
});

describe.each(enclosures)('isolated by $level', (enclosure) => {
  async function open(source: string, overrides: Partial<Limits> = {}, collector = false) {
    const files = await translateAll([{ path: 'src/answer.ts', text: source }], translator);
    const given = await packages.given(module.imports);
    const program = linkStudent(module, files, given, {});
    const options = {
      enclosure,
      limits: { ...limits, ...overrides },
      collector,
      clock: 'wall',
    } as const;
    const session = new SandboxSession(program, options, newBudget());
    sessions.push(session);
    return connect(session).remote<Exports>('student', contract);
  }

  async function faultOf(source: string, overrides?: Partial<Limits>): Promise<StudentFault> {
    const student = await open(source, overrides);
    return (await student.answer(1).catch((error: unknown) => error)) as StudentFault;
  }

  test('what is thrown is told with its place, in a call and while a file loads', async () => {
    const called = await faultOf(`\n${answer('\n  return (x as any).missing.more;')}`);
    expect(called.message).toMatch(/^answer\(\) threw TypeError: .* \(src\/answer\.ts, line 3\)$/);
    expect(called.plain).toBe('answer() threw TypeError.');
    const loaded = await faultOf(`\n\nthrow new Error('top');\n${answer('return 1')}`);
    expect(loaded.message).toBe('src/answer.ts, line 3: top');
    expect((await faultOf('enum A { B }')).message).toMatch(/^src\/answer\.ts, line 1: [^:]*enum/);
  });

  test.each([
    ['no file', `error.stack = 'at tito:///student/src/secret7.ts:1:1 and src/answer.ts:1:1'`],
    ['no number', `error.stack = 'at tito:///student/src/answer.ts:' + '9'.repeat(50) + ':1'`],
    ['no text', `error.stack = { toString: () => 'tito:///student/src/answer.ts:1:1' }`],
    ['a getter that throws', `Object.defineProperty(error, 'stack', { get() { throw 1; } })`],
    ['frames for a text', `Error.prepareStackTrace = (_, frames) => frames`],
  ])('a forged stack says nothing: %s', async (_what, forge) => {
    const fault = await faultOf(answer(`const error = new Error('mine'); ${forge}; throw error;`));
    expect(fault.message).toBe('answer() threw Error: mine');
  });

  test('an honest function answers, and may use the packages it is given', async () => {
    const student = await open(`
    import { tensor, sum } from '@tito/tensor';
    export const answer = (x: number): number => sum(tensor([x, 2, 3])).data[0]!;
  `);
    expect(await student.answer(1)).toBe(6);
  });

  test.each([
    ['loops', answer('for (;;);'), 'timed-out'],
    [
      'loops in microtasks',
      answer('const f = (): any => Promise.resolve().then(f); return f();'),
      'failed',
    ],
    ['loops while it loads', `for (;;); ${answer('return 1')}`, 'timed-out'],
    ['fills the heap', answer('const a = []; for (;;) a.push({ x, a });'), 'out-of-memory'],
    [
      'waits for ever while it loads',
      `await new Promise(() => {}); ${answer('return 1')}`,
      'crashed',
    ],
    ['overflows the stack', answer('const f = (): any => f(); return f();'), 'errored'],
    ['throws while it loads', `throw new TypeError('early'); ${answer('return 1')}`, 'errored'],
    ['does not parse', 'export function answer( {', 'errored'],
    ['uses an enum', `enum A { x } ${answer('return A.x')}`, 'errored'],
    ['exports something else', 'export const other = 1;', 'failed'],
    ['is not finite', answer('return NaN'), undefined],
  ] as const)('code that %s ends as an outcome', async (_what, source, outcome) => {
    const patience = outcome === 'timed-out' ? 300 : 20_000;
    const result = await faultOf(source, { callMs: patience });
    expect(result?.outcome).toBe(outcome);
  });

  test('memory outside the heap is limited too', async () => {
    const source = answer('const a = []; for (;;) a.push(new Float64Array(1e6).fill(1));');
    expect(await faultOf(source, { callMs: 20_000 })).toMatchObject({ outcome: 'out-of-memory' });
  });

  test.each([
    ['process', 'return process.exit(0)'],
    ['Buffer', 'return Buffer.alloc(1)'],
    ['fetch', 'return fetch("http://127.0.0.1")'],
    ['WebAssembly', 'return WebAssembly'],
    ['setTimeout', 'return setTimeout(() => 1, 1)'],
    ['require', 'return require("fs")'],
    ['performance', 'return performance.now()'],
    ['structuredClone', 'return structuredClone(1)'],
    ['eval', 'return eval("1")'],
  ])('there is no %s', async (_name, body) => {
    expect(await faultOf(answer(body))).toMatchObject({
      outcome: 'errored',
      thrown: 'ReferenceError',
    });
  });

  test.each([
    ['Function', 'return Function("return 1")()'],
    ['a constructor of a constructor', 'return (answer as any).constructor("return this")()'],
  ])('no code from strings through %s', async (_name, body) => {
    expect(await faultOf(answer(body))).toMatchObject({ outcome: 'errored', thrown: 'EvalError' });
  });

  test.each([
    'node:fs',
    'fs',
    'data:text/javascript,1',
    'file:///etc/passwd',
    '@tito/quantization',
    'tito:///harness/child/main.ts',
    'tito:///packages/tensor/src/index.ts',
  ])('nothing is imported through a computed specifier: %s', async (specifier) => {
    const source = `
      let seen = 'nothing yet';
      await import('${specifier}'.slice(0)).catch((error) => { seen = error.message; });
      export function answer(): never { throw new Error(seen); }
    `;
    expect((await faultOf(source)).message).toContain('cannot be imported here');
  });

  test('what Node asks for, prototypes do not answer: nobody may add to them', async () => {
    const source = `
    const seen: string[] = [];
    const attempt = (add: () => unknown) => { try { add(); seen.push('added'); } catch (error: any) { seen.push(error.name); } };
    attempt(() => Object.defineProperty(Array.prototype, '1', { set() {} }));
    attempt(() => Object.defineProperty(Object.prototype, 'parentURL', { get() {} }));
    attempt(() => Object.setPrototypeOf(Function.prototype, new Proxy({}, {})));
    attempt(() => { Array.prototype.pop = () => undefined; });
    attempt(() => { Object.getPrototypeOf(new Map().keys()).next = () => undefined; });
    Array.prototype.push = Array.prototype.push;
    await import('tito:///packages/check/src/target.ts'.slice(0)).catch((error) => seen.push(error.message));
    export function answer(): never { throw new Error(seen.join()); }
  `;
    expect((await faultOf(source)).message).toContain(
      "TypeError,TypeError,TypeError,TypeError,TypeError,'tito:///packages/check/src/target.ts' cannot be imported here",
    );
  });

  test('no name on globalThis tells where memory is measured', async () => {
    const source = `
    const names = Object.getOwnPropertyNames(globalThis).toSorted().map((name) =>
      [name, ...Object.values(Object.getOwnPropertyDescriptors(globalThis)[name]!)].map(String).join());
    let hash = names.length;
    for (const char of names.join()) hash = (31 * hash + char.charCodeAt(0)) | 0;
    ${answer("if (globalThis['gc' as never] !== undefined) throw 1; return hash")}
  `;
    const plain = await (await open(source)).answer(1);
    expect(await (await open(source, {}, true)).answer(1)).toBe(plain);
  });

  test('an error that nobody catches ends the process, and Node loads nothing to say so', async () => {
    for (const leave of ['Promise.reject(1)', 'Promise.resolve().then(() => { throw 1 })']) {
      const source = `
      try { Object.defineProperty(Object.prototype, 'pipe', { set() { for (;;); } }); } catch {}
      void ${leave};
      await new Promise(() => {});
      ${answer('return x')}
    `;
      expect(await faultOf(source)).toMatchObject({
        outcome: 'crashed',
        message: expect.stringContaining('exit code 1'),
      });
    }
  });

  test('after a crash the next call has a fresh process; after a time-out the same function is not called again', async () => {
    const callMs = 500;
    const source = `
    let calls = 0;
    ${answer('for (;;);')}
    export function other(x: number): number { return x + ++calls; }
  `;
    const student = await open(source, { callMs });
    expect(await student.other(1)).toBe(2);
    await expect(student.answer(1)).rejects.toMatchObject({ outcome: 'timed-out' });
    expect(await student.other(1)).toBe(2);
    const started = performance.now();
    await expect(student.answer(1)).rejects.toMatchObject({ outcome: 'not-run' });
    expect(performance.now() - started).toBeLessThan(callMs);
  });

  test('a function that filled the memory is not called again either', async () => {
    const student = await open(
      `
    ${answer('const a = []; for (;;) a.push({ x, a });')}
    export function other(x: number): number { return x; }
  `,
      { callMs: 20_000 },
    );
    await expect(student.answer(1)).rejects.toMatchObject({ outcome: 'out-of-memory' });
    await expect(student.answer(1)).rejects.toMatchObject({ outcome: 'not-run' });
    expect(await student.other(3)).toBe(3);
  });

  test('replaced built-ins of the sandbox change no value that arrives', async () => {
    const student = await open(`
    for (const { prototype } of [Object, Array]) for (const name of ['toJSON', 'u'])
      try { (prototype as any)[name] = () => 7; } catch {}
    Array.prototype.push = Array.prototype.map = (() => []) as any;
    JSON.stringify = JSON.parse = (() => '{"id":1,"ok":true,"value":42}') as any;
    Object.is = () => true;
    Map.prototype.get = () => undefined;
    String.prototype.slice = () => 'forged';
    Reflect.get = Reflect.apply = () => 42 as any;
    Math.ceil = () => 0;
    (globalThis as any).Float32Array = Array;
    ${answer('return x + 1')}
  `);
    expect(await student.answer(1)).toBe(2);
  });

  test('a reply that is too large ends the process, not the grader', async () => {
    const student = await open(
      `export const answer = (): any => ({}); export const other = (): any => 1;`,
      {
        replyHeaderBytes: 8,
      },
    );
    await expect(student.other(1)).rejects.toMatchObject({ outcome: 'crashed' });
  });

  test('printed text is kept up to its limit and is never a verdict', async () => {
    const source = answer('for (let i = 0; i < 1e4; i++) console.log("all passed", i); return x');
    expect(await (await open(source)).answer(5)).toBe(5);
  });

  test('the budget of one submission ends all further calls', async () => {
    const student = await open(answer('for (let i = 0; i < 3e8; i++); return x'), {
      submissionMs: 50,
    });
    await student.answer(1).catch(() => undefined);
    await expect(student.other(1)).rejects.toMatchObject({ outcome: 'not-run' });
  });

  test.skipIf(process.platform !== 'linux')(
    'no process of the sandbox outlives its session',
    async () => {
      // Processes of earlier tests may end meanwhile, so the new one is told by its id, not by a count.
      const before = new Set(sandboxPids());
      const student = await open(answer('return 1'));
      await student.answer(1);
      const own = sandboxPids().filter((pid) => !before.has(pid));
      expect(own).toHaveLength(1);
      sessions.at(-1)?.close();
      await expect.poll(() => sandboxPids().filter((pid) => own.includes(pid))).toEqual([]);
    },
  );

  test.each([
    [
      'deeply nested brackets',
      `export const answer = ${'('.repeat(5_000)}1${')'.repeat(5_000)};`,
      /nested more than 200 deep/,
    ],
    [
      'a very long file',
      `export const answer = 1;//${'x'.repeat(200_000)}`,
      /a source file may have/,
    ],
  ])('%s never reach a parser', async (_what, source, sentence) => {
    expect((await faultOf(source)).message).toMatch(sentence);
  });
});

test.each(enclosures)(
  'whoever waits for a file that is never parsed gets an answer, isolated by $level',
  ({ level }) => {
    const script = join(import.meta.dirname, 'fixtures/never-parsed.ts');
    const { stdout, status } = spawnSync(process.execPath, [script, level], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ isParserFault: true });
  },
);

test('a file that is never parsed keeps only its own submission waiting', async () => {
  const nested = Array.from({ length: 60 }).reduce<string>((x) => `async<T>(a=${x})`, 'x');
  const never = translator.translate({ path: 'src/a.ts', text: `const f = ${nested};` });
  const other = translator.translate({ path: 'src/b.ts', text: 'export const b: number = 1;' });
  expect(await Promise.race([never, other])).toMatchObject({ exports: ['b'] });
  expect(await never).toMatchObject({ isParserFault: true });
});

test('a file that ends the translator is blamed, and the next file is translated', async () => {
  const files = [
    { path: 'src/a.ts', text: 'export const a: number = 1;' },
    { path: 'src/b.ts', text: 'export enum B { x }' },
    {
      path: 'src/c.ts',
      text: "import { a } from './a.ts'; export * from 'x'; export const c = a;",
    },
  ];
  const [a, b, c] = await translateAll(files, translator);
  expect(a?.translated).toMatchObject({ imports: [], exports: ['a'] });
  expect(b?.translated).toMatchObject({ error: expect.stringMatching(/line 1: .*enum .*union/) });
  expect(c?.translated).toMatchObject({ imports: ['./a.ts', 'x'], exports: ['c'] });
});

/** Children of this process that run a sandbox. */
function sandboxPids(): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      const isOwn = readFileSync(`/proc/${pid}/status`, 'utf8').includes(`PPid:\t${process.pid}\n`);
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return isOwn && command.includes('--disallow-code-generation-from-strings');
    } catch {
      return false; // not a process, or gone
    }
  });
}
