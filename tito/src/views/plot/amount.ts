import { figure } from '@tito/grader/plain';

/**
 * A number with its unit, for reading: whole, in groups of three digits, from 1,000 on.
 * @example
 * amount(68392, 'B'); // => '68,392 B'
 * amount(0.01234567, ''); // => '0.0123'
 */
export function amount(value: number, unit: string = ''): string {
  const isLarge = Math.abs(value) >= 1000 && Math.abs(value) < 1e15;
  const number = isLarge ? Math.round(value).toLocaleString('en') : figure(value, 3);
  return unit === '' ? number : `${number} ${unit}`;
}
