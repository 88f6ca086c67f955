// Where a record comes from: what was judged, by what means, with which seed, and when.
import type { GradeRecord, Means, StackLayer, Subject } from '../contracts.ts';
import { hashGiven, hashSeed } from '../evidence/means.ts';
import type { Given } from '../sandbox/given.ts';
import type { Isolation } from '../sandbox/isolation.ts';
import { partOf } from '../sandbox/stack.ts';
import type { Prepared } from './prepared.ts';

/** Version of the judging itself; a change of it changes what a record means. */
export const GRADER_VERSION = '0.1.0';

/** What is known of one grading beside its outcome. */
export interface Circumstances {
  readonly started: Date;
  readonly origin: GradeRecord['origin'];
  readonly seed: string | null;
  /** What the subject stood on, and which of it was the learner's own. */
  readonly given: Given;
  readonly stack: readonly StackLayer[];
}

type Provenance = Pick<
  GradeRecord,
  | 'schema'
  | 'module'
  | 'origin'
  | 'handedIn'
  | 'supersedes'
  | 'means'
  | 'isolation'
  | 'seed'
  | 'seedHash'
  | 'attempts'
  | 'startedAt'
  | 'durationMs'
>;

/** Called when the work is done: the time since the start is how long it took. */
export function provenance(
  prepared: Prepared,
  { started, origin, seed, given, stack }: Circumstances,
): Provenance {
  return {
    schema: 2,
    module: prepared.module.id,
    origin,
    handedIn: origin === 'complete' ? started.toISOString() : null,
    supersedes: [],
    means: meansOf(prepared, given, stack),
    isolation: isolationOf(prepared),
    seed,
    seedHash: seed === null ? null : hashSeed(seed),
    attempts: 1,
    startedAt: started.toISOString(),
    durationMs: Math.round(Date.now() - started.getTime()),
  };
}

/** How submissions are kept apart, as found on this machine. */
export function isolationOf({ enclosure: { level, layers } }: Prepared): Isolation {
  return { level, layers };
}

/** Who was judged, and which files. */
export function describeSubject(
  { reference }: Prepared['module'],
  subject: Subject,
): Pick<GradeRecord, 'id' | 'name' | 'submission'> {
  if (subject === 'reference') return { id: 'reference', name: reference, submission: NO_FILES };
  const { id, name, sha256, files, given = [], ignored, altered } = subject;
  const submission = {
    sha256,
    files: files.map(({ path }) => path).filter((path) => !given.includes(path)),
    ignored,
    ...(altered === undefined ? {} : { altered }),
  };
  return { id, name, submission };
}

/** Of what is no submission, or was never taken in. */
export const NO_FILES: GradeRecord['submission'] = { sha256: null, files: [], ignored: [] };

function meansOf(
  { packs, graderHash, limits }: Prepared,
  given: Given,
  stack: readonly StackLayer[],
): Means {
  return {
    packs: packs.hashes,
    version: GRADER_VERSION,
    grader: graderHash,
    packages: hashGiven(given),
    stack: stack.map(partOf),
    node: process.version,
    limits: { ...limits },
  };
}
