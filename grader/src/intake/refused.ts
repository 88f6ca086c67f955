import type { Refusal, Submission } from '../contracts.ts';
import type { Identity } from './identify.ts';

/** What was handed in cannot be judged, through its own fault; the message says why. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/** Ends intake with one sentence for the learner. */
export function refuse(sentence: string): never {
  throw new RefusedError(sentence);
}

/** What `read` made of a submission, or its refusal. Other errors are not the learner's and pass. */
export async function orRefusal(
  { id, name }: Identity,
  read: () => Promise<Submission>,
): Promise<Submission | Refusal> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof RefusedError) return { id, name, reason: error.message };
    throw error;
  }
}
