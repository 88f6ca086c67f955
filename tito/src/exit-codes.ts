/** What the process says to the shell. */
export const EXIT = {
  /** Every check passed; for `tito grade`: everything was judged. */
  passed: 0,
  /** Checks failed. */
  failed: 1,
  /** The command line makes no sense. */
  usage: 2,
  /** The machine or the workspace lacks something. */
  environment: 3,
  /** Our fault. */
  broken: 70,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What the shell is told about one verdict. */
export function exitCodeOf(status: 'passed' | 'failed' | 'refused' | 'broken'): ExitCode {
  if (status === 'broken') return EXIT.broken;
  return status === 'passed' ? EXIT.passed : EXIT.failed;
}

/** What the shell is told about the defences: all held, or one did not. */
export function exitCodeOfSelftest({ held }: { readonly held: boolean }): ExitCode {
  return held ? EXIT.passed : EXIT.failed;
}

/** What the shell is told about a class: everything was judged, or something broke. */
export function exitCodeOfClass(counts: { readonly broken: number }): ExitCode {
  return counts.broken > 0 ? EXIT.broken : EXIT.passed;
}

/** What the shell is told about judging once more: only equal means can prove or disprove. */
export function exitCodeOfVerification(
  outcome: 'identical' | 'differs' | 'other-means' | 'unavailable',
): ExitCode {
  if (outcome === 'identical') return EXIT.passed;
  return outcome === 'differs' ? EXIT.failed : EXIT.environment;
}
