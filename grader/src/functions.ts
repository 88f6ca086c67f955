import { connect } from '@tito/check';
import type { AnyPack } from './catalog/packs.ts';
import type { SubmissionSessions } from './sandbox/submission-sessions.ts';

/** The exports of a submission, in a process of their own, to be called without being judged. */
export interface Functions {
  /** Calls an export; answers with what the module's contract says that it returns. */
  call(name: string, args: readonly unknown[]): Promise<unknown>;
  close(): void;
}

/** The functions behind the sessions of a submission. */
export function functionsIn(sessions: SubmissionSessions, { contract }: AnyPack): Functions {
  const remote: Readonly<Record<string, unknown>> = connect(sessions.for(undefined)).remote(
    'student',
    contract.student,
  );
  return {
    async call(name, args) {
      const send = remote[name];
      if (typeof send !== 'function') throw new Error(`the contract has no function ${name}`);
      const answer: unknown = await send(...args);
      return answer;
    },
    close: () => sessions.close(),
  };
}
