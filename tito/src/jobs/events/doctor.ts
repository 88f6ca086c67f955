/** One thing that was tried on this machine. */
export interface Examination {
  /** Such as `disk space`. */
  readonly name: string;
  /** `note`: it works, and something is worth knowing. `wrong`: something of tito does not work. */
  readonly state: 'well' | 'note' | 'wrong' | 'not-run';
  /** What was done to find out. */
  readonly tried: string;
  readonly found: string;
  /** What to do, a line each: nothing where all is well. */
  readonly next: readonly string[];
}

/** What the command writes to, as the command itself decides how to write. */
export interface TerminalFacts {
  readonly isTTY: boolean;
  /** Null where nothing says. */
  readonly columns: number | null;
  readonly mode: 'screen' | 'plain';
  readonly hasSigns: boolean;
  /** Variables that decide, as they are set. */
  readonly variables: Readonly<Record<string, string>>;
}

/** All that `tito doctor` found. */
export interface Diagnosis {
  readonly version: string;
  readonly examinations: readonly Examination[];
}
