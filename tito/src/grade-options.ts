import { existsSync } from 'node:fs';
import { EnvironmentError, UsageError } from './errors.ts';
import type { ClassOptions } from './jobs/grade-class.ts';
import type { SelftestJob } from './jobs/selftest.ts';

/** `tito grade` as it was typed. */
interface Typed {
  readonly dir: string | undefined;
  readonly module: string | undefined;
  readonly out: string;
  readonly isolation: string | undefined;
  readonly jobs: number | undefined;
  readonly checks: string | undefined;
}

/**
 * What to grade, and how, once it makes sense.
 * @throws EnvironmentError unless somebody decided that isolation by a process is enough
 */
export function classOptions({ dir, module, out, isolation, jobs, checks }: Typed): ClassOptions {
  if (dir === undefined) {
    throw new UsageError('Which folder holds the submissions?', [
      'Such as: tito grade handins --module 15 --isolation=process',
    ]);
  }
  refuseJobs(jobs);
  if (checks !== undefined && !existsSync(checks)) {
    throw new UsageError(`--checks: there is no folder '${checks}'.`, [
      'It has to hold <module>/index.ts, such as 15-quantization/index.ts.',
    ]);
  }
  if (isolation === undefined) throw noIsolation(`tito grade ${dir} --isolation=process ...`);
  return { folder: dir, module, out, jobs, checks };
}

/**
 * How to try the defences: under the isolation that `tito grade` is given.
 * @throws EnvironmentError unless somebody decided that isolation by a process is enough
 */
export function selftestOptions({
  isolation,
  jobs,
  only,
}: Pick<Typed, 'isolation' | 'jobs'> & Pick<SelftestJob, 'only'>): SelftestJob {
  refuseJobs(jobs);
  if (isolation === undefined) throw noIsolation('tito grade selftest --isolation=process');
  return { jobs, only };
}

function refuseJobs(jobs: number | undefined): void {
  if (jobs !== undefined && !(Number.isInteger(jobs) && jobs >= 1)) {
    throw new UsageError('--jobs takes a whole number, 1 or more.', ['Such as: --jobs 4']);
  }
}

function noIsolation(command: string): EnvironmentError {
  return new EnvironmentError(
    'Nothing was run: isolation by the operating system is not part of this version of tito.',
    [
      "With --isolation=process, submissions run under Node's permission model as your own user:",
      'for submissions that you trust not to attack this machine. Then:',
      `  ${command}`,
    ],
  );
}
