/** What was measured, against which limit, in which unit: of a passing result too. */
export interface Measured {
  readonly value: number;
  readonly limit: number;
  /** Such as `% of range`, `codes off`, `bytes`, `dB`. */
  readonly unit: string;
  /** Whether the value has to stay below the limit or to reach it. */
  readonly sense: 'at most' | 'at least';
  /**
   * How far two runs of the same code on the same inputs may differ, in `unit`, for values that the
   * engine does not reproduce, such as retained memory. Left out where a value is the same to the bit.
   */
  readonly noise?: number;
}

/** One value that differs: where, and by how much it may differ. */
export interface DiffRow {
  readonly at: readonly number[];
  readonly yours: number;
  readonly expected: number;
  readonly allowed: number;
}

export interface Passed {
  readonly ok: true;
  readonly measured: Measured;
  /** A remark for the learner, such as values that lie exactly between two codes. */
  readonly note?: string;
}

export interface Failed {
  readonly ok: false;
  readonly measured: Measured;
  /** For the learner: what is wrong, without the hidden inputs. */
  readonly student: string;
  /** For staff: the same with the figures of this run. */
  readonly staff: string;
  readonly rows?: readonly DiffRow[];
}

/** What a check found. */
export type Finding = Passed | Failed;

export function pass(measured: Measured, note?: string): Passed {
  return note === undefined ? { ok: true, measured } : { ok: true, measured, note };
}

export function fail(
  measured: Measured,
  student: string,
  staff: string = student,
  rows?: readonly DiffRow[],
): Failed {
  return rows === undefined
    ? { ok: false, measured, student, staff }
    : { ok: false, measured, student, staff, rows };
}

/** Passes when the value does not exceed the limit. NaN fails. */
export function atMost(value: number, limit: number, unit: string, student: string): Finding {
  return bounded({ value, limit, unit, sense: 'at most' }, value <= limit, student);
}

/** Passes when the value reaches the limit. NaN fails. */
export function atLeast(value: number, limit: number, unit: string, student: string): Finding {
  return bounded({ value, limit, unit, sense: 'at least' }, value >= limit, student);
}

function bounded(measured: Measured, holds: boolean, student: string): Finding {
  const { value, limit, unit, sense } = measured;
  return holds
    ? pass(measured)
    : fail(measured, student, `${student} Measured ${value} ${unit}; needed ${sense} ${limit}.`);
}

/** The same finding, of a value that two runs reproduce up to `noise` only. */
export function withNoise(finding: Finding, noise: number): Finding {
  return { ...finding, measured: { ...finding.measured, noise } };
}

/** The first failure among findings, in order; otherwise the last one. */
export function firstFailure(findings: readonly [Finding, ...Finding[]]): Finding {
  return findings.find((finding) => !finding.ok) ?? findings.at(-1) ?? findings[0];
}
