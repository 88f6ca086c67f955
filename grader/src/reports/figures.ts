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
 * What was measured against which limit.
 * @example
 * measuredText({ value: 0.31, limit: 0.5, unit: '% of range', sense: 'at most' }); // => '0.31 % of range (at most 0.5)'
 */
export function measuredText({ value, limit, unit, sense }: Measured): string {
  const [measured, allowed] = figures(value, limit);
  return `${measured} ${unit} (${sense} ${allowed})`;
}
