import { connect } from '@tito/check';
import type { Subject } from './contracts.ts';
import { givenFor, linkSubject } from './grading/link-subject.ts';
import { type Prepared, sessionsOf } from './grading/prepared.ts';

/** The exports of a submission, in a process of their own, to be called without being judged. */
export interface Functions {
  /** Calls an export; answers with what the module's contract says that it returns. */
  call(name: string, args: readonly unknown[]): Promise<unknown>;
  close(): void;
}

/** The functions of a submission, or the sentence why there are none. */
export async function functionsOf(
  prepared: Prepared,
  subject: Subject,
): Promise<Functions | string> {
  const given = await givenFor(prepared, subject, false);
  const program = await linkSubject(prepared, subject, given);
  if (typeof program === 'string') return program;
  const sessions = sessionsOf(prepared, program);
  const { student } = prepared.packs.public.contract;
  const remote: Readonly<Record<string, unknown>> = connect(sessions.for(undefined)).remote(
    'student',
    student,
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
