// What an honest class earns, alone and with hostile hand-ins between its own.
import { mkdtemp, rm } from 'node:fs/promises';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GradeRecord } from '../src/contracts.ts';
import { type BatchOptions, gradeBatch } from '../src/grade-batch.ts';
import { ModuleGrader } from '../src/grade-one.ts';
import type { IsolationLevel } from '../src/sandbox/isolation.ts';
import { DEFAULT_LIMITS, type Limits } from '../src/sandbox/limits.ts';
import { writeHandIns } from '../src/selftest/hand-ins.ts';
import { readTarget, TARGET_CHECKS } from '../src/selftest/target.ts';
import { zipOf } from './archives/raw-zip.ts';
import type { Case, Files } from './case.ts';
import { honest, inDouble, inScale } from './programs.ts';

/** Honest hand-ins of every sort: right, partly right, begun, with an error, without a type. */
const SORTS: readonly Files[] = [
  honest,
  inDouble('return x + 3;'),
  inScale('return { ...x, data: x.data.map((value: number) => value * 2) };'),
  { 'src/double.ts': honest['src/double.ts'] ?? '' },
  inScale('return x.values.map((value: number) => value * factor);'),
  inDouble('return 2 * x'),
];

export interface Compared {
  readonly honest: number;
  readonly hostile: number;
  /** Ids of honest hand-ins that were judged otherwise in the mixed batch. */
  readonly changed: readonly string[];
  /** Hand-ins of the mixed batch that ended as our fault. */
  readonly broken: readonly string[];
  readonly aloneMs: number;
  readonly mixedMs: number;
  /** Processor time of the honest hand-ins' own processes; null where the system does not say. */
  readonly processor: Processor | null;
}

/** Milliseconds of one hand-in: medians over the honest ones. */
interface Processor {
  readonly aloneMs: number;
  readonly mixedMs: number;
  /** Of each hand-in by itself, mixed to alone: the median. */
  readonly ratio: number;
}

/** Judges an honest class twice: alone, and mixed with attacks. Inputs are drawn from one seed. */
export async function compareMixed(
  honestCount: number,
  attacks: readonly Case[],
  options: Pick<BatchOptions, 'concurrency'> & {
    readonly isolation?: IsolationLevel;
    readonly limits?: Limits;
  } = {},
): Promise<Compared> {
  const folder = await mkdtemp(join(tmpdir(), 'tito-mixed-'));
  const grader = await ModuleGrader.open(readTarget(), {
    checks: TARGET_CHECKS,
    isolation: options.isolation ?? 'strong',
    limits: options.limits ?? DEFAULT_LIMITS,
  });
  try {
    writeClass(join(folder, 'alone'), honestCount);
    writeClass(join(folder, 'mixed'), honestCount);
    writeHandIns(join(folder, 'mixed'), attacks, { neighbours: false });
    const alone = await judge(join(folder, 'alone'), grader, options);
    const mixed = await judge(join(folder, 'mixed'), grader, options);
    const byId = new Map(mixed.records.map((record) => [record.id, record]));
    return {
      honest: alone.records.length,
      hostile: mixed.records.length - alone.records.length,
      changed: alone.records.filter((one) => judged(one) !== judged(byId.get(one.id))).map(idOf),
      broken: mixed.records.filter(({ verdict }) => verdict.status === 'broken').map(idOf),
      aloneMs: alone.elapsedMs,
      mixedMs: mixed.elapsedMs,
      processor: compareProcessor(alone.records, byId),
    };
  } finally {
    grader.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function compareProcessor(
  alone: readonly GradeRecord[],
  mixed: ReadonlyMap<string, GradeRecord>,
): Processor | null {
  const pairs = alone.flatMap(({ id, processorMs }) => {
    const other = mixed.get(id)?.processorMs ?? null;
    return processorMs === null || other === null ? [] : [{ alone: processorMs, mixed: other }];
  });
  if (pairs.length === 0) return null;
  return {
    aloneMs: median(pairs.map((pair) => pair.alone)),
    mixedMs: median(pairs.map((pair) => pair.mixed)),
    ratio: median(pairs.map((pair) => pair.mixed / pair.alone)),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function writeClass(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < count; i++) {
    const files = Object.entries(SORTS[i % SORTS.length] ?? honest);
    // No two are alike, so nothing that one has left behind serves another.
    const own = files.map(([name, text]) => [name, `// ${i}\n${text}`] as const);
    writeFileSync(join(folder, `honest ${i}.zip`), zipOf(Object.fromEntries(own)));
  }
}

async function judge(
  folder: string,
  grader: ModuleGrader,
  options: Pick<BatchOptions, 'concurrency'>,
): Promise<{ records: readonly GradeRecord[]; elapsedMs: number }> {
  const since = performance.now();
  const out = `${folder}-grades`;
  const batch = gradeBatch({
    folder,
    out,
    module: grader.module,
    grader,
    seed: 'mixed',
    ...options,
  });
  for (;;) {
    const step = await batch.next();
    if (step.done === true) {
      return { records: step.value.records, elapsedMs: performance.now() - since };
    }
  }
}

/** All of a record that a neighbour could change. */
function judged(record: GradeRecord | undefined): string {
  if (record === undefined) return 'not judged';
  const { verdict, results, submission, seed } = record;
  return JSON.stringify({ verdict, results, submission, seed });
}

function idOf({ id }: GradeRecord): string {
  return id;
}
