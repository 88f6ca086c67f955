import { type Case, casesOf, endless, keepsAll, loses, losesAs, mayLose } from '../case.ts';
import { inDouble, inSigns, whenLoaded, withFiles } from '../programs.ts';

const { program } = casesOf('C');

/** Finds process wherever it might be, then does something with it. */
const withProcess = (code: string) => `const found: any =
  (globalThis as any).process ??
  (globalThis as any).global?.process ??
  (console.log as any).constructor('return process')();
found${code};`;

/** Ending, throwing and not settling where an answer is expected. */
export const endingCases: readonly Case[] = [
  program(
    31,
    'exits-at-import',
    'Ends the process with code 0 while it loads.',
    whenLoaded('process.exit(0);'),
    losesAs('errored', 1),
  ),
  program(
    32,
    'exits-in-a-call',
    'Ends the process with code 0 when it is called.',
    inDouble('process.exit(0);'),
    losesAs('errored', 1),
  ),
  program(
    33,
    'really-exits',
    'Looks for process by three ways and ends it without its exit handlers.',
    whenLoaded(withProcess('.reallyExit(0)')),
    losesAs('errored', 1),
  ),
  program(
    33,
    'aborts',
    'Aborts the process when it is called.',
    inDouble(withProcess('.abort()')),
    losesAs('errored', 1),
  ),
  program(
    34,
    'kills-its-group',
    'Kills its process group.',
    whenLoaded(withProcess(".kill(0, 'SIGKILL')")),
    losesAs('errored', 1),
  ),
  program(
    35,
    'kills-the-grader',
    'Kills the process that started it, and all others.',
    whenLoaded(withProcess('.kill(found.ppid); found.kill(-1)')),
    losesAs('errored', 1),
  ),
  program(
    36,
    'debugs-the-grader',
    'Makes the grader listen to a debugger.',
    whenLoaded(withProcess('._debugProcess(found.ppid)')),
    losesAs('errored', 1),
  ),
  program(
    40,
    'returns-a-waiting-promise',
    'Returns a promise that never settles.',
    inDouble('return new Promise(() => {});'),
    losesAs('failed', 1),
  ),
  program(
    40,
    'waits-at-import',
    'Waits at the top level for what never comes.',
    whenLoaded('await new Promise(() => {});'),
    losesAs('crashed', 1),
  ),
  program(
    41,
    'rejects-after-the-answer',
    'Leaves a rejected promise behind after each right answer.',
    inDouble(
      "if (x - x !== 0) throw new RangeError('');\nvoid Promise.reject(new Error('later'));\nreturn 2 * x;",
    ),
    mayLose(1, 2, 3, 4),
  ),
  program(42, 'throws-null', 'Throws null.', inDouble('throw null;'), losesAs('errored', 1)),
  program(
    42,
    'throws-a-hostile-error',
    'Throws an error each of whose properties throws or never ends.',
    inDouble(`throw {
    get name() { throw null; }, get message() { throw undefined; }, get stack() { throw 1; }, get cause() { throw 2; },
    toString() { throw 3; }, then() { throw 4; }, [Symbol.toPrimitive]() { throw 5; },
    [Symbol.for('nodejs.util.inspect.custom')]() { throw 6; },
  };`),
    losesAs('errored', 1),
  ),
  program(
    42,
    'throws-a-proxy',
    'Throws a proxy that throws whatever is asked.',
    inDouble('throw new Proxy({}, new Proxy({}, { get() { throw 1; } }));'),
    loses(1),
  ),
  program(
    301,
    'throws-a-revoked-proxy',
    'Throws a revoked proxy.',
    inDouble('const { proxy, revoke } = Proxy.revocable({}, {});\nrevoke();\nthrow proxy;'),
    loses(1),
  ),
  program(
    302,
    'throws-a-revoked-proxy-at-import',
    'Throws a revoked proxy while it loads.',
    whenLoaded('const { proxy, revoke } = Proxy.revocable({}, {});\nrevoke();\nthrow proxy;'),
    loses(1),
  ),
  program(
    303,
    'throws-undefined-at-import',
    'Throws undefined while it loads.',
    whenLoaded('throw undefined;'),
    losesAs('errored', 1),
  ),
  program(
    304,
    'throws-a-function',
    'Throws a class, a symbol and a bigint in turn.',
    inDouble(
      'throw [class { static message = 1 }, Symbol("s"), 10n][Math.floor(Math.abs(x)) % 3];',
    ),
    losesAs('errored', 1),
  ),
  program(
    305,
    'always-refuses',
    'Throws the RangeError that one check asks for, whatever it is given.',
    inDouble("throw new RangeError('no');"),
    losesAs('errored', 1),
  ),
  program(
    306,
    'refuses-while-it-loads',
    'Throws a RangeError while it loads, for the check that asks for one.',
    whenLoaded("throw new RangeError('no');"),
    losesAs('errored', 1),
  ),
  program(
    307,
    'overflows-the-stack',
    'Overflows the stack, which is a RangeError, when it should refuse.',
    inDouble('return double(x);'),
    losesAs('errored', 1),
  ),
  program(
    308,
    'claims-to-be-unwritten',
    'Throws an error named as that of a stub.',
    inDouble("throw Object.assign(new Error('00.1'), { name: 'NotImplementedError' });"),
    losesAs('not-run', 1),
  ),
  program(
    309,
    'throws-in-a-microtask',
    'Throws in a microtask after the answer.',
    inDouble(
      "if (x - x !== 0) throw new RangeError('');\nvoid Promise.resolve().then(() => { throw null; });\nreturn 2 * x;",
    ),
    mayLose(1, 2, 3, 4),
  ),
  program(
    310,
    'prints-itself-when-it-dies',
    'Rejects with an object whose printing runs code.',
    inDouble(`if (x - x !== 0) throw new RangeError('');
  void Promise.reject({ [Symbol.for('nodejs.util.inspect.custom')]: (_: any, __: any, inspect: any) => inspect.constructor('return process')().exit(0) });
  return 2 * x;`),
    mayLose(1, 2, 3, 4),
  ),
  program(
    311,
    'is-not-typescript',
    'Is no TypeScript.',
    whenLoaded('export function ) {'),
    losesAs('errored', 1),
  ),
  program(
    312,
    'uses-an-enum',
    'Uses an enum, a namespace, a decorator and a parameter property, which need more than taking types off.',
    whenLoaded(
      'enum Colour { red }\nnamespace N { export const x = 1; }\nclass P { constructor(private x: number) {} }',
    ),
    losesAs('errored', 1),
  ),
  program(
    313,
    'exports-then',
    'Exports a function named then, which whoever awaits the module would call.',
    whenLoaded('export const then = (done: any) => done({ double: () => 0 });'),
    keepsAll,
  ),
  program(
    314,
    'exports-then-that-waits',
    'Exports a then that never calls back.',
    whenLoaded('export const then = () => undefined;'),
    keepsAll,
  ),
  program(
    315,
    'exports-no-function',
    'Exports a proxy of a function whose call is another one.',
    withFiles({
      'src/double.ts':
        'export const double = new Proxy((x: number) => x, { apply: (_, __, [x]) => { if (x - x !== 0) throw new RangeError(""); return 2 * x; } });',
    }),
    keepsAll,
  ),
  program(
    316,
    'exports-a-class-for-a-function',
    'Exports a class where a function is asked for.',
    withFiles({ 'src/double.ts': 'export class double {}' }),
    losesAs('errored', 1),
  ),
  program(
    317,
    'answers-from-a-generator',
    'Returns generators, asynchronous ones and iterators in place of numbers.',
    withFiles({ 'src/double.ts': 'export function* double(x: number) { yield 2 * x; }' }),
    losesAs('failed', 1),
  ),
  program(
    318,
    'microtasks-without-end',
    'Answers, and leaves microtasks behind that never end: the next call is not reached.',
    inDouble(
      "if (x - x !== 0) throw new RangeError('');\nconst again = (): any => Promise.resolve().then(again);\nvoid again();\nreturn 2 * x;",
    ),
    mayLose(1, 2, 3, 4),
    endless,
  ),
  program(
    384,
    'overflows-while-it-is-read',
    'Returns a record a field of which overflows the stack, prints on the way down, and answers then.',
    inSigns(`const down = (n: number): number => { console.log(n); return down(n + 1) + 1; };
return { get data() { try { down(0); } catch {} return data; }, get shape() { try { down(0); } catch {} return x.shape; }, zeros };`),
    keepsAll,
  ),
];
