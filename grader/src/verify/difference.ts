/** Something that is not what a record says. */
export interface Difference {
  /** What it is of: a check's id, `verdict`, or one of the means. */
  readonly of: string;
  /** `outcome`, `measured value`, `limits`. */
  readonly what: string;
  /** In full digits. */
  readonly recorded: string;
  readonly now: string;
}

export type Value = string | number | boolean | null | undefined;

/** A difference, unless both are the same to the bit: NaN is NaN, and -0 is not 0. */
export function compareValues(
  of: string,
  what: string,
  recorded: Value,
  now: Value,
): readonly Difference[] {
  if (Object.is(recorded, now)) return [];
  return [{ of, what, recorded: inFull(recorded), now: inFull(now) }];
}

function inFull(value: Value): string {
  if (value === null || value === undefined) return 'none';
  return Object.is(value, -0) ? '-0' : String(value);
}
