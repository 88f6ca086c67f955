import type { Measured } from '@tito/check';

/**
 * A number for reading: whole numbers in full, others in a few significant digits.
 * @example
 * figure(0.123456); // => '0.1235'
 * figure(401408); // => '401408'
 * figure(82.5); // => '82.5'
 * figure(0.000001); // => '1e-6'
 */
export function figure(value: number, digits: number = 4): string {
  if (Number.isSafeInteger(value)) return String(value + 0); // -0 is 0 for a reader
  const rounded = Number(value.toPrecision(digits));
  return Math.abs(value) < 1e-4 ? rounded.toExponential() : String(rounded);
}

/**
 * Two numbers in as few digits as tell them apart, four at least.
 * @example
 * figures(0.500001, 0.5)[0]; // => '0.500001'
 * figures(1.23456, 3); // => ['1.235', '3']
 */
export function figures(a: number, b: number): readonly [string, string] {
  for (let digits = 4; digits < 17; digits++) {
    const shown = [figure(a, digits), figure(b, digits)] as const;
    if (a === b || shown[0] !== shown[1]) return shown;
  }
  return [String(a), String(b)];
}

/**
 * What was measured against which limit. Units are written for any number; of one thing they are singular.
 * @example
 * measuredText({ value: 1, limit: 0, unit: 'codes off', sense: 'at most' }); // => '1 code off (at most 0)'
 * measuredText({ value: 0.31, limit: 0.5, unit: '% of range', sense: 'at most' }); // => '0.31 % of range (at most 0.5)'
 */
export function measuredText({ value, limit, unit, sense }: Measured): string {
  const [measured, allowed] = figures(value, limit);
  return `${measured} ${measured === '1' ? ofOne(unit) : unit} (${sense} ${allowed})`;
}

/** What checks count. */
const REGULAR: readonly string[] = [
  'bit',
  'byte',
  'call',
  'choice',
  'code',
  'list',
  'output',
  'parameter',
  'place',
  'point',
  'scale',
  'shape',
  'sum',
  'text',
  'type',
  'value',
  'weight',
];
const SINGULARS: ReadonlyMap<string, string> = new Map([
  ['axes', 'axis'],
  ['indices', 'index'],
  ['entries', 'entry'],
  ...REGULAR.map((one): [string, string] => [`${one}s`, one]),
]);
/** The counted word is the first or the second one: `wrong choices`. */
const COUNTED = /^((?:element |wrong |unusable )?)(\w+)\b( that (?:differ|are)\b)?/;

/** A unit whose value is 1: `call not refused`, `shape that differs`. */
function ofOne(unit: string): string {
  return unit.replace(COUNTED, (whole, before: string, word: string, verb: string = '') => {
    const one = SINGULARS.get(word);
    if (one === undefined) return whole;
    return before + one + verb.replace('differ', 'differs').replace('are', 'is');
  });
}

/** Tells 99.5 from 99; fewer would call 99.5 % of agreement 100 %. */
const COARSE_DIGITS = 3;

/**
 * A measured value and its limit in three significant digits. A limit may be computed from inputs, so
 * it is rounded too. A value that rounding would put on its limit, or across it, stays one unit of
 * the last digit away, on its own side.
 * @example
 * coarse({ value: 0.123456, limit: 0.5, unit: 'off', sense: 'at most' }).value; // => 0.123
 * coarse({ value: 0.500001, limit: 0.5, unit: 'off', sense: 'at most' }).value; // => 0.501
 */
export function coarse(measured: Measured): Measured {
  const limit = threeDigits(measured.limit);
  const value = threeDigits(measured.value);
  const side = Math.sign(measured.value - measured.limit);
  const isOnItsSide = Math.sign(value - limit) === side || Number.isNaN(side);
  return {
    ...measured,
    limit,
    value: isOnItsSide ? value : threeDigits(limit + side * unitOf(limit)),
  };
}

function threeDigits(value: number): number {
  return Number(value.toPrecision(COARSE_DIGITS));
}

/** What the last of the digits is worth. */
function unitOf(value: number): number {
  return 10 ** (Math.floor(Math.log10(Math.abs(value))) - COARSE_DIGITS + 1);
}
