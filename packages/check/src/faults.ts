/** How a check ended when the learner's side gave no value that could be judged. */
export type FaultOutcome =
  | 'failed'
  | 'errored'
  | 'timed-out'
  | 'out-of-memory'
  | 'crashed'
  | 'not-run';

interface FaultDetails {
  readonly thrown?: string;
  readonly isToDo?: boolean;
  readonly plain?: string;
}

/**
 * The learner's code gave no value that could be judged: it threw, ended, ran too long, or returned
 * something of another form. A check lets it pass through; the judge turns it into an outcome.
 */
export class StudentFault extends Error {
  override readonly name = 'StudentFault';
  readonly outcome: FaultOutcome;
  /** Name of the error that the learner's code threw, if it threw one: `RangeError`. */
  readonly thrown: string | null;
  /** Whether the function is still a stub: nothing to judge yet, and nothing wrong. */
  readonly isToDo: boolean;
  /** The sentence without anything that the learner's code chose: it could quote a hidden input. */
  readonly plain: string;

  constructor(outcome: FaultOutcome, sentence: string, more: FaultDetails = {}) {
    super(sentence);
    this.outcome = outcome;
    this.thrown = more.thrown ?? null;
    this.isToDo = more.isToDo ?? false;
    this.plain = more.plain ?? sentence;
  }
}
