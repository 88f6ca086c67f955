import { z } from 'zod';
import type { CheckOutcome, GradeRecord } from '../contracts.ts';
import { printableJson } from '../intake/printable.ts';
import type { Isolation } from '../sandbox/isolation.ts';

/** One of the keys of a table; the compiler holds the table against the type. */
function oneOf<T extends string>(table: Readonly<Record<T, true>>): z.ZodType<T> {
  const known = Object.keys(table).join(', ');
  return z.custom<T>((value) => typeof value === 'string' && Object.hasOwn(table, value), {
    error: `expected one of ${known}`,
  });
}

const Status = oneOf<GradeRecord['verdict']['status']>({
  passed: true,
  failed: true,
  refused: true,
  broken: true,
});
const Outcome = oneOf<CheckOutcome>({
  passed: true,
  failed: true,
  errored: true,
  'timed-out': true,
  'out-of-memory': true,
  crashed: true,
  'not-run': true,
});
const Level = oneOf<Isolation['level']>({ strong: true, process: true });
const Pack = oneOf<'public' | 'hidden'>({ public: true, hidden: true });
const PackState = oneOf<'judged' | 'absent'>({ judged: true, absent: true });

/** JSON has no NaN, no infinities and no negative zero; they are written as words. */
const WORDS = ['NaN', 'Infinity', '-Infinity', '-0'] as const;
const Real = z.union([z.number(), z.enum(WORDS).transform(Number)]);
const Count = z.int().nonnegative();
const Digest = z.string().regex(/^[0-9a-f]{64}$/);

const Measured = z.strictObject({
  value: Real,
  limit: Real,
  unit: z.string(),
  sense: z.enum(['at most', 'at least']),
  noise: z.number().nonnegative().exactOptional(),
});

const Row = z.strictObject({ at: Real.array(), yours: Real, expected: Real, allowed: Real });

const Finding = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    measured: Measured,
    note: z.string().exactOptional(),
  }),
  z.strictObject({
    ok: z.literal(false),
    measured: Measured,
    student: z.string(),
    staff: z.string(),
    rows: Row.array().exactOptional(),
  }),
]);

const Result = z.strictObject({
  id: z.string(),
  task: z.string(),
  title: z.string(),
  pack: Pack,
  weight: z.number().nonnegative(),
  outcome: Outcome,
  finding: Finding.nullable(),
  student: z.string().nullable(),
  isToDo: z.boolean(),
  staff: z.string().nullable(),
});

const Task = z.strictObject({
  id: z.string(),
  title: z.string(),
  points: z.number(),
  maxPoints: z.number(),
  passed: Count,
  notRun: Count,
  total: Count,
});

const CheckCount = z.strictObject({ passed: Count, total: Count });

const VerdictSchema = z.strictObject({
  status: Status,
  points: z.number(),
  maxPoints: z.number(),
  tasks: Task.array(),
  packs: z.strictObject({ public: PackState, hidden: PackState }),
  overfitting: z.strictObject({ public: CheckCount, hidden: CheckCount }).nullable(),
  reason: z.string().nullable(),
});

const Part = z.strictObject({
  module: z.string(),
  over: z.string(),
  names: z.string().array(),
  sha256: Digest,
});

const MeansSchema = z.strictObject({
  packs: z.strictObject({ public: Digest.nullable(), hidden: Digest.nullable() }),
  version: z.string(),
  grader: Digest,
  packages: Digest,
  stack: Part.array().default([]),
  node: z.string(),
  limits: z.record(z.string(), z.number()),
});

const Printed = z.strictObject({ text: z.string(), isCut: z.boolean() });

/** A record as it lies on the disk. */
export const RecordSchema: z.ZodType<GradeRecord> = z.strictObject({
  schema: z.literal(2),
  id: z.string(),
  name: z.string(),
  module: z.string().regex(/^\d\d-[a-z0-9-]+$/),
  origin: z.enum(['complete', 'grade']),
  submission: z.strictObject({
    sha256: Digest.nullable(),
    files: z.string().array(),
    ignored: z.string().array(),
    altered: z.string().array().exactOptional(),
  }),
  handedIn: z.iso.datetime().nullable().default(null),
  supersedes: z.string().array().default([]),
  means: MeansSchema,
  isolation: z.strictObject({ level: Level, layers: z.string().array() }),
  seed: z.string().nullable(),
  seedHash: Digest.nullable(),
  verdict: VerdictSchema,
  results: Result.array(),
  ownParts: z
    .strictObject({
      stack: Part.array(),
      packages: Digest,
      verdict: VerdictSchema,
      results: Result.array(),
    })
    .nullable()
    .default(null),
  printed: z.strictObject({ public: Printed, hidden: Printed }),
  attempts: z.int().positive(),
  trace: z.string().nullable(),
  startedAt: z.iso.datetime(),
  durationMs: z.number().nonnegative(),
  processorMs: z.number().nonnegative().nullable().default(null),
});

/** Whether this is a record of the first schema, which did not hold all that verifying takes. */
export function isOfSchema1(value: unknown): boolean {
  return z.object({ schema: z.literal(1) }).safeParse(value).success;
}

/** A record as pretty JSON with a final newline; it steers no terminal that it is printed to. */
export function encodeRecord(record: GradeRecord): string {
  return printableJson(`${JSON.stringify(record, (_key, value: unknown) => wordFor(value), 2)}\n`);
}

function wordFor(value: unknown): unknown {
  if (typeof value !== 'number') return value;
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? value : String(value);
}
