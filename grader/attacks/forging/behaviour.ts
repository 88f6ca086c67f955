import {
  type Case,
  casesOf,
  earnsOnly,
  keepsAll,
  loses,
  losesAs,
  mayLose,
  publicChecksOnly,
} from '../case.ts';
import { inCounter, inDouble, inScale, refusing, whenLoaded, withFiles } from '../programs.ts';

const { program } = casesOf('C');

/** Code that behaves otherwise when it matters, and objects that stay in the sandbox. */
export const behaviourCases: readonly Case[] = [
  program(
    53,
    'detects-the-grader',
    'Answers wrongly where it finds signs of a grader.',
    whenLoaded(`const signs = ['process', 'VITEST', 'jest', '__vitest_worker__', 'require', 'Buffer', 'setTimeout', 'WebAssembly', 'fetch'];
const seen = signs.filter((name) => (globalThis as any)[name] !== undefined);
if (seen.length > 0 || /vitest|grader\\//.test(new Error('').stack ?? '')) throw new Error('seen: ' + seen);`),
    keepsAll,
  ),
  program(
    358,
    'tells-hidden-inputs-apart',
    'Answers rightly while inputs are whole numbers, as public ones are.',
    inDouble(`${refusing}\nreturn Number.isInteger(x) ? 2 * x : 0;`),
    publicChecksOnly,
  ),
  program(
    359,
    'right-until-the-second-call',
    'Answers the first call and no other.',
    inDouble(`${refusing}\nreturn calls++ === 0 ? 2 * x : 0;`, 'let calls = 0;'),
    loses(1),
  ),
  program(
    360,
    'right-every-other-call',
    'Answers every other call rightly.',
    inDouble(`${refusing}\nreturn calls++ % 2 === 0 ? 2 * x : 0;`, 'let calls = 0;'),
    earnsOnly(1, '00.1-refuses-infinity'),
  ),
  program(
    361,
    'hopes-for-luck',
    'Answers at random.',
    inScale('return { ...x, data: x.data.map(() => Math.random()) };'),
    losesAs('failed', 2),
  ),
  program(
    362,
    'answers-by-the-clock',
    'Answers rightly in even milliseconds only.',
    inScale(
      'const data = x.data.map((v: any) => v * factor);\nif (Date.now() % 2) data[0] += 1;\nreturn { ...x, data };',
    ),
    mayLose(2),
  ),
  program(
    363,
    'waits-for-collection',
    'Registers what runs when memory is collected, and spoils answers there.',
    whenLoaded(`const registry = new FinalizationRegistry(() => { Math.abs = () => 0; throw null; });
for (let i = 0; i < 1000; i++) registry.register({}, i);`),
    keepsAll,
  ),
  program(
    373,
    'promises-of-another-kind',
    'Makes promises be made by a constructor of its own: what loads modules may fail of it.',
    whenLoaded('(Promise.prototype as any).constructor = { [Symbol.species]: function () {} };'),
    mayLose(1, 2, 3, 4),
  ),
  program(
    364,
    'changes-another-file',
    'Has its first file replace what its second file exports.',
    {
      ...whenLoaded(
        "import * as other from './scale.ts';\ntry { (other as any).scale = () => 0; } catch {}\ntry { Object.defineProperty(other, 'scale', { value: () => 0 }); } catch {}",
      ),
    },
    keepsAll,
  ),
  program(
    365,
    'changes-the-given-package',
    'Changes what the given package exports.',
    whenLoaded(
      "import * as given from '@tito/tensor';\ntry { (given as any).tensor = () => 0; } catch {}\nfor (const value of Object.values(given)) if (typeof value === 'function') try { Object.assign(value, { prototype: null, call: () => 6 }); } catch {}",
    ),
    keepsAll,
  ),
  program(
    366,
    'object-with-a-proxy',
    'Returns a proxy of a counter that answers for itself.',
    inCounter(`class Real { total; constructor(n: number) { this.total = n; } add(n: number) { this.total += n; return this.total; } }
export const Counter = new Proxy(Real, { construct: (target, args) => new Proxy(Reflect.construct(target, args), { get: (object: any, key) => (key === 'then' ? (done: any) => done(6) : typeof object[key] === 'function' ? object[key].bind(object) : object[key]) }) });`),
    keepsAll,
  ),
  program(
    367,
    'object-without-methods',
    'Returns a number from its constructor, and no methods.',
    inCounter('export function Counter() { return Object(6); }'),
    losesAs('failed', 4),
  ),
  program(
    368,
    'constructor-that-returns-a-promise',
    'Returns a promise of a counter from its constructor.',
    inCounter(
      'export class Counter { constructor(n: number) { return Promise.resolve({ total: n, add: () => n }) as any; } }',
    ),
    losesAs('failed', 4),
  ),
  program(
    369,
    'total-that-lies',
    'Has a total that is an object close to any number.',
    inCounter(
      'export class Counter { get total() { return { valueOf: () => 6 }; } add() { return this.total; } }',
    ),
    losesAs('failed', 4),
  ),
  program(
    370,
    'member-that-is-code',
    'Has an add that is a class, and a total that throws.',
    inCounter('export class Counter { add = class {}; get total() { throw new Error("no"); } }'),
    loses(4),
  ),
  program(
    371,
    'counter-shared-by-all',
    'Keeps one total for all counters there ever were.',
    inCounter(
      'let total = 0;\nexport class Counter { constructor(n: number) { total += n; } get total() { return total; } add(n: number) { return (total += n); } }',
    ),
    mayLose(4),
  ),
  program(
    372,
    'method-named-then',
    'Has a counter with a then, which whoever awaits it would call.',
    withFiles({
      'src/counter.ts':
        'export class Counter { total; constructor(n: number) { this.total = n; } add(n: number) { return (this.total += n); } then(done: any) { done({ add: () => 6, total: 6 }); } }',
    }),
    keepsAll,
  ),
  program(
    374,
    'answers-later',
    'Returns a promise of the right number.',
    inDouble("if (x - x !== 0) throw new RangeError('');\nreturn Promise.resolve(2 * x);"),
    losesAs('failed', 1),
  ),
  program(
    375,
    'export-that-changes',
    'Exports a variable that holds another function after the first call.',
    withFiles({
      'src/double.ts': `const wrong = (): number => 0;
export let double: any = (x: number): number => {
  if (x - x !== 0) throw new RangeError('');
  double = wrong;
  return 2 * x;
};`,
    }),
    loses(1),
  ),
];
