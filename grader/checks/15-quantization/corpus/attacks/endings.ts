import { edit } from '../edits.ts';
import type { Attack } from './attack.ts';
import { attack, noPoints, outcome } from './attack.ts';
import { atImport, inChooseQParams } from './snippets.ts';

const nothing = noPoints('15.1');
const CALIBRATE = "  const { percentile = 100, scheme = 'asymmetric' } = options;";

/** Ending, throwing, looping and growing where an answer is expected. */
export const endings: readonly Attack[] = [
  attack(
    'exits-at-import',
    'Calls process.exit(0) when it is loaded: an exit code of 0 may pass for success.',
    atImport('process.exit(0);'),
    nothing,
  ),
  attack(
    'exits-in-a-call',
    'Calls process.exit(0) when it is called.',
    inChooseQParams('process.exit(0);'),
    nothing,
  ),
  attack(
    'searches-for-process',
    'Looks for process on globalThis, through the Function constructor and through console, and exits.',
    atImport(`const found: any =
  (globalThis as any).process ??
  Function('return this')().process ??
  (console.log as any).constructor('return typeof process === "object" ? process : undefined')();
found.exit(0);`),
    nothing,
  ),
  attack(
    'throws-at-import',
    'Throws when it is loaded.',
    atImport("throw new Error('not today');"),
    outcome('15.1', 'errored'),
  ),
  attack(
    'throws-range-error-at-import',
    'Throws a RangeError when it is loaded, for the checks that ask for one.',
    atImport("throw new RangeError('refused');"),
    nothing,
  ),
  attack(
    'throws-null-at-import',
    'Throws null when it is loaded: a handler that reads its message breaks.',
    atImport('throw null;'),
    nothing,
  ),
  attack('syntax-error', 'Is no TypeScript.', atImport('export function ) {'), nothing),
  attack(
    'loops-in-a-call',
    'Never returns from one function.',
    inChooseQParams('for (;;);'),
    nothing,
  ),
  attack(
    'loops-in-calibration',
    'Never returns from a function that later tasks call.',
    [edit('calibrate.ts', CALIBRATE, `  for (;;);\n${CALIBRATE}`)],
    noPoints('15.5'),
  ),
  attack('loops-at-import', 'Never finishes loading.', atImport('for (;;);'), nothing),
  attack(
    'waits-at-import',
    'Waits, at the top level, for a promise that never settles.',
    atImport('await new Promise(() => {});'),
    nothing,
  ),
  attack(
    'returns-a-promise-that-waits',
    'Returns a promise that never settles.',
    inChooseQParams('if (min === min || max !== max) return new Promise(() => {}) as any;'),
    nothing,
  ),
  attack(
    'recursion-without-end',
    'Calls itself until the stack is full: a stack overflow is a RangeError, and some checks ask for one.',
    inChooseQParams('if (min === min || max !== max) return chooseQParams(min, max, scheme);'),
    nothing,
  ),
  attack(
    'always-throws-range-error',
    'Throws a RangeError whatever it is given, for the checks that ask for one.',
    inChooseQParams("if (min === min || max !== max) throw new RangeError('refused');"),
    nothing,
  ),
  attack(
    'heap-bomb',
    'Fills the heap with objects.',
    inChooseQParams(
      'const kept: unknown[] = [];\n  for (;;) kept.push(new Array(1000).fill(kept.length));',
    ),
    nothing,
  ),
  attack(
    'heap-bomb-at-import',
    'Fills the heap with strings when it is loaded.',
    atImport(
      "const kept: string[] = [];\nfor (;;) kept.push(Array.from({ length: 2 ** 16 }, () => kept.length).join('-'));",
    ),
    nothing,
  ),
  attack(
    'array-buffer-bomb',
    'Allocates and touches buffers, which lie outside the heap, without end.',
    inChooseQParams(
      'const kept: Uint8Array[] = [];\n  for (;;) kept.push(new Uint8Array(2 ** 26).fill(1));',
    ),
    nothing,
  ),
  attack(
    'output-flood',
    'Prints without end.',
    inChooseQParams("for (;;) console.log('x'.repeat(4000));"),
    nothing,
  ),
  attack(
    'regular-expression-bomb',
    'Runs a regular expression that backtracks for centuries, inside one engine call.',
    inChooseQParams("if (/^(a+)+$/.test('a'.repeat(64) + 'b')) return { scale: 1, zeroPoint: 0 };"),
    nothing,
  ),
];
