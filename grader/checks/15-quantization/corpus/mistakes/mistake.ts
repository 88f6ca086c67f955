import type { Edit } from '../edits.ts';

/** A wrong answer that people give, as edits of the model solution. */
export interface Mistake {
  /** `uint8-zero-point`; checks name it in `mustFail`. */
  readonly id: string;
  /** The task whose checks have to catch it. */
  readonly task: string;
  /** What tito tells a learner whose code behaves like this. */
  readonly sentence: string;
  readonly edits: readonly Edit[];
}
