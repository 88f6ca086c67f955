import { printableJson } from '@tito/grader/plain';

/** A result as pretty JSON with a final newline; whatever its texts hold, it steers no terminal. */
export function jsonText(result: object): string {
  return printableJson(`${JSON.stringify(result, numbersInWords, 2)}\n`);
}

/** JSON has no NaN, no infinities and no negative zero; they are written as words, as in records. */
function numbersInWords(_key: string, value: unknown): unknown {
  if (typeof value !== 'number') return value;
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? value : String(value);
}
