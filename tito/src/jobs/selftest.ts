import type { IsolationLevel } from '@tito/grader';
import { casesNamed, selftest } from '@tito/grader/authoring';
import { UsageError } from '../errors.ts';
import { interruption } from '../interruption.ts';
import type { DefenceEvent, DefenceOutcome } from './events/selftest.ts';
import { say } from '../messages/index.ts';

export interface SelftestJob {
  /** Hand-ins judged at a time. */
  readonly jobs: number | undefined;
  /** Number or name of the only attacks to try. */
  readonly only: string | undefined;
  readonly isolation: IsolationLevel;
}

/** Hands in the catalogue of attacks on this installation. */
export async function* runSelftest({
  jobs,
  only,
  isolation,
}: SelftestJob): AsyncGenerator<DefenceEvent, DefenceOutcome> {
  const since = performance.now();
  const cases = only === undefined ? undefined : casesNamed(only);
  if (cases?.length === 0) {
    throw new UsageError(say.selftest.noAttack({ name: only ?? '' }), [
      say.use.suchAs({ example: '--only C31' }),
    ]);
  }
  const summary = yield* selftest({
    isolation,
    signal: interruption.signal,
    ...(cases === undefined ? {} : { cases }),
    ...(jobs === undefined ? {} : { concurrency: jobs }),
  });
  const { results, neighbours } = summary;
  const held = results.every((result) => result.held) && neighbours.unchanged === neighbours.total;
  return { ...summary, held, elapsedMs: performance.now() - since };
}
