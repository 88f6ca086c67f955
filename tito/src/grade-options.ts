import { existsSync } from 'node:fs';
import { UsageError } from './errors.ts';
import type { ClassOptions } from './jobs/grade-class.ts';
import type { SelftestJob } from './jobs/selftest.ts';
import { say } from './messages/index.ts';

/** `tito grade` as it was typed. */
interface Typed {
  readonly dir: string | undefined;
  readonly module: string | undefined;
  readonly out: string;
  readonly isolation: 'strong' | 'process';
  readonly jobs: number | undefined;
  readonly checks: string | undefined;
}

/** What to grade, and how, once it makes sense. */
export function classOptions({ dir, module, out, isolation, jobs, checks }: Typed): ClassOptions {
  if (dir === undefined) {
    throw new UsageError(say.grade.whichFolder, [
      say.use.suchAs({ example: 'tito grade handins --module 15' }),
    ]);
  }
  refuseJobs(jobs);
  if (checks !== undefined && !existsSync(checks)) {
    throw new UsageError(say.grade.noChecks({ folder: checks }), [say.grade.checksHold]);
  }
  return { folder: dir, module, out, jobs, checks, isolation };
}

/** How to try the defences: under the isolation that `tito grade` is given. */
export function selftestOptions(typed: SelftestJob): SelftestJob {
  refuseJobs(typed.jobs);
  return typed;
}

function refuseJobs(jobs: number | undefined): void {
  if (jobs !== undefined && !(Number.isInteger(jobs) && jobs >= 1)) {
    throw new UsageError(say.grade.wholeJobs, [say.use.suchAs({ example: '--jobs 4' })]);
  }
}
