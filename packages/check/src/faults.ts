/** How a check ended when the learner's side gave no value that could be judged. */
export type FaultOutcome =
  | 'failed'
  | 'errored'
  | 'timed-out'
  | 'out-of-memory'
  | 'crashed'
  | 'not-run';

/**
 * The learner's code gave no value that could be judged: it threw, ended, ran too long, or returned
 * something of another form. A check lets it pass through; the judge turns it into an outcome.
 */
export class StudentFault extends Error {
  override readonly name = 'StudentFault';
  readonly outcome: FaultOutcome;
  /** Name of the error that the learner's code threw, if it threw one: `RangeError`. */
  readonly thrown: string | null;

  constructor(outcome: FaultOutcome, sentence: string, thrown: string | null = null) {
    super(sentence);
    this.outcome = outcome;
    this.thrown = thrown;
  }
}
