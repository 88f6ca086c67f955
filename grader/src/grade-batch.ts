import { createHash, randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import pMap from 'p-map';
import type { GradeRecord, ModuleSpec, Submission, Verdict } from './contracts.ts';
import { EventChannel } from './event-channel.ts';
import type { ModuleGrader } from './grade-one.ts';
import { type Candidate, findSubmissions, type Found } from './intake/find-submissions.ts';
import { readEarlier } from './records/earlier.ts';
import { answersFor } from './records/key.ts';
import { followsFromResults } from './verdict/follows.ts';
import { brokenRecord, refusedRecord } from './records/refused.ts';
import { writeSnapshot } from './records/snapshot.ts';
import { writeRecord } from './records/store.ts';
import { partOf } from './sandbox/stack.ts';
import { type ReportPaths, reportPaths, writeReports } from './reports/write-reports.ts';

export interface BatchOptions {
  /** Holds one folder or archive per learner. */
  readonly folder: string;
  /** Takes records, grades and feedback; created when it is not there. */
  readonly out: string;
  readonly module: ModuleSpec;
  readonly grader: Pick<ModuleGrader, 'grade' | 'refuse'>;
  /** Submissions judged at a time; as many as the machine has processors when left out. */
  readonly concurrency?: number;
  /** Draws the hidden inputs of all submissions; a fresh secret one when left out. */
  readonly seed?: string;
  /**
   * Stops the batch: nothing new is begun, what is under way is abandoned, and the generator throws
   * the signal's reason. Nothing is written after that.
   */
  readonly signal?: AbortSignal;
}

/** What lies in the batch's folder and is not judged. */
export type NotJudged = Omit<Found, 'candidates'>;

export type BatchEvent =
  | ({ readonly type: 'found'; readonly total: number } & NotJudged)
  | { readonly type: 'started'; readonly id: string; readonly name: string }
  | { readonly type: 'finished'; readonly record: GradeRecord }
  | { readonly type: 'reused'; readonly record: GradeRecord }
  | { readonly type: 'written'; readonly path: string };

export interface BatchSummary extends NotJudged {
  /** In order of the submissions' file names, whatever finished first. */
  readonly records: readonly GradeRecord[];
  /** Of hand-ins that are no longer there, in order of id: an earlier run judged them. */
  readonly gone: readonly GradeRecord[];
  /** Of `records`: what this run found. */
  readonly counts: Readonly<Record<Verdict['status'], number>>;
  readonly reused: number;
  readonly paths: ReportPaths;
}

/**
 * Judges a folder of submissions and writes records, grades and feedback. Each record is on the disk
 * before its `finished` event; what an earlier, interrupted run judged by the same means is kept.
 * One bad submission stops nothing: it becomes a record that says why. What was judged once stays in the
 * grades when its hand-in is gone: a record is evidence.
 * @throws IntakeError if the folder holds no submissions, or `out` holds those of another module
 */
export async function* gradeBatch(options: BatchOptions): AsyncGenerator<BatchEvent, BatchSummary> {
  const { folder, out, module } = options;
  options.signal?.throwIfAborted();
  const earlier = await readEarlier(reportPaths(out).records, module);
  const { candidates, ...notJudged } = await findSubmissions(module, folder, {
    folder: out,
    names: Object.values(reportPaths('')),
    known: [...earlier.values()],
  });
  yield { type: 'found', total: candidates.length, ...notJudged };
  const batch = new Batch(options, earlier);
  const records = yield* batch.run(candidates);
  const found = new Set(records.map(({ id }) => id));
  const gone = [...earlier.values()].filter(({ id }) => !found.has(id));
  const all = [...records, ...gone];
  for await (const path of writeReports(out, module, all)) yield { type: 'written', path };
  return {
    records,
    gone,
    counts: countStatuses(records),
    reused: batch.reused,
    ...notJudged,
    paths: reportPaths(out),
  };
}

/** One run over all submissions. */
class Batch {
  reused = 0;
  readonly #options: BatchOptions;
  readonly #earlier: ReadonlyMap<string, GradeRecord>;
  readonly #seed: string;
  readonly #events = new EventChannel<BatchEvent>();
  readonly #writes = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  readonly #stopping: AbortSignal;

  constructor(options: BatchOptions, earlier: ReadonlyMap<string, GradeRecord>) {
    this.#options = options;
    this.#earlier = earlier;
    this.#seed = options.seed ?? randomBytes(16).toString('hex');
    const { signal } = options;
    this.#stopping = AbortSignal.any([
      this.#stop.signal,
      ...(signal === undefined ? [] : [signal]),
    ]);
  }

  async *run(candidates: readonly Candidate[]): AsyncGenerator<BatchEvent, readonly GradeRecord[]> {
    const { concurrency = availableParallelism() } = this.#options;
    const judging = pMap(candidates, (candidate) => this.#settle(candidate), {
      concurrency,
      signal: this.#stopping,
    }).finally(() => this.#events.close());
    judging.catch(() => undefined); // its rejection is thrown below, after the events
    try {
      yield* this.#events;
      return await judging;
    } finally {
      this.#stop.abort(); // a reader that leaves early ends the batch
      await Promise.allSettled(this.#writes);
    }
  }

  /** The record of one submission, on the disk when this returns. */
  async #settle(candidate: Candidate): Promise<GradeRecord> {
    const { id, name } = candidate.identity;
    this.#events.send({ type: 'started', id, name });
    const judged = await this.#judge(candidate);
    const record = { ...judged, ...(await handedInAs(candidate)) };
    const isReused = judged === this.#earlier.get(id);
    if (!isReused || !isDeepStrictEqual(record, judged)) await this.#write(record);
    if (isReused) this.reused++;
    this.#events.send({ type: isReused ? 'reused' : 'finished', record });
    return record;
  }

  /** What breaks is tried once more: a lack of processes or memory may pass. */
  async #judge(candidate: Candidate): Promise<GradeRecord> {
    const first = await this.#attempt(candidate);
    if (first.verdict.status !== 'broken') return first;
    return { ...(await this.#attempt(candidate)), attempts: 2 };
  }

  #write(record: GradeRecord): Promise<void> {
    return this.#finish(() => writeRecord(reportPaths(this.#options.out).records, record));
  }

  /** What is written is written to the end, also when the batch is stopped meanwhile. */
  async #finish(begin: () => Promise<void>): Promise<void> {
    this.#stopping.throwIfAborted();
    const write = begin();
    this.#writes.add(write);
    await write.finally(() => this.#writes.delete(write));
  }

  /** Never rejects: an error that is not the learner's is a record too. */
  async #attempt({ identity, read }: Candidate): Promise<GradeRecord> {
    const { grader } = this.#options;
    try {
      const submission = await read();
      if ('reason' in submission) return refusedRecord(grader, submission);
      // Before it is judged: the archive may change meanwhile, and what is kept is what is judged.
      const { submissions } = reportPaths(this.#options.out);
      for (const kept of [submission, ...(submission.stack ?? [])]) {
        await this.#finish(() => writeSnapshot(submissions, kept));
      }
      return this.#earlierRecord(submission) ?? (await this.#grade(submission));
    } catch (error) {
      return brokenRecord(grader, identity, error);
    }
  }

  #earlierRecord(submission: Submission): GradeRecord | null {
    const { id, name, sha256, stack = [] } = submission;
    const earlier = this.#earlier.get(id);
    if (earlier === undefined) return null;
    // A record that is made now tells what a verdict of this run would rest on.
    const current = this.#options.grader.refuse({ id, name, reason: '' }, 'grade');
    return followsFromResults(this.#options.module, earlier) &&
      answersFor(earlier, {
        ...current,
        submission: { sha256 },
        ownParts: { stack: stack.map(partOf) },
      })
      ? earlier
      : null;
  }

  #grade(submission: Submission): Promise<GradeRecord> {
    const { id, sha256 } = submission;
    const drawn = createHash('sha256').update(JSON.stringify([this.#seed, id, sha256]));
    return this.#options.grader.grade({
      subject: submission,
      packs: ['public', 'hidden'],
      seed: drawn.digest('hex').slice(0, 32),
      origin: 'grade',
      stack: submission.stack ?? [],
    });
  }
}

/** What the folder tells of a hand-in, besides its contents. */
async function handedInAs({
  handedIn,
  supersedes,
}: Candidate): Promise<Pick<GradeRecord, 'handedIn' | 'supersedes'>> {
  return { handedIn: await handedIn(), supersedes };
}

function countStatuses(records: readonly GradeRecord[]): BatchSummary['counts'] {
  const count = (status: Verdict['status']) =>
    records.filter(({ verdict }) => verdict.status === status).length;
  return {
    passed: count('passed'),
    failed: count('failed'),
    refused: count('refused'),
    broken: count('broken'),
  };
}
