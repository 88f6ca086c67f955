import { edit } from '../../../../src/author/edits.ts';
import type { Attack } from './attack.ts';
import { attack, noPoints } from './attack.ts';
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
    'throws-range-error-at-import',
    'Throws a RangeError when it is loaded, for the checks that ask for one.',
    atImport("throw new RangeError('refused');"),
    nothing,
  ),
  attack('syntax-error', 'Is no TypeScript.', atImport('export function ) {'), nothing),
  attack(
    'loops-in-calibration',
    'Never returns from a function that later tasks call.',
    [edit('calibrate.ts', CALIBRATE, `  for (;;);\n${CALIBRATE}`)],
    noPoints('15.5'),
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
    'array-buffer-bomb',
    'Allocates and touches buffers, which lie outside the heap, without end.',
    inChooseQParams(
      'const kept: Uint8Array[] = [];\n  for (;;) kept.push(new Uint8Array(2 ** 26).fill(1));',
    ),
    nothing,
  ),
];
