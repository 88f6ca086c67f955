// Submissions that try to tell what the hidden checks hand them. Real processes; what a learner gets
// to see afterwards, in a terminal, as JSON and as feedback, holds nothing of it.
import { join } from 'node:path';
import { feedback, findModule, type GradeRecord, ModuleGrader, readCatalog } from '@tito/grader';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JudgingOutcome } from '../src/jobs/events/judging.ts';
import { SIGNS } from '../src/views/glyphs.ts';
import { jsonText } from '../src/views/json-text.ts';
import { blocksOf } from '../src/views/judging/blocks.ts';
import { judgingJson } from '../src/views/judging/json.ts';
import { textOf } from '../src/views/line.ts';
import { verdictReport } from '../src/views/reports/verdict.ts';
import { ROOT } from './run.ts';

const fixtures = join(ROOT, 'grader/test/fixtures');
const module = findModule(readCatalog(join(fixtures, 'modules')), '99');
const look = { width: 76, glyphs: SIGNS, saysNext: true };

let grader: ModuleGrader;
beforeAll(async () => {
  grader = await ModuleGrader.open(module, { checks: join(fixtures, 'hidden') });
});
afterAll(() => grader.close());

function grade(body: string): Promise<GradeRecord> {
  const files = [
    { path: 'src/double.ts', text: `export function double(x: number): unknown {\n${body}\n}\n` },
    { path: 'src/half.ts', text: 'export const half = (x: number): number => x / 2;\n' },
  ];
  const subject = { id: 'eve', name: 'Eve', sha256: '0'.repeat(64), files, ignored: [] };
  return grader.grade({ subject, packs: ['public', 'hidden'], seed: 'leak', origin: 'complete' });
}

/** The hidden input, as somebody gets to know it who may read records. */
async function hiddenInput(): Promise<number> {
  const { printed } = await grade('console.log(x); return 2 * x;');
  return Number(printed.hidden.text);
}

/** All that a learner sees of a record. */
function seen(record: GradeRecord): string {
  const outcome: JudgingOutcome = {
    command: 'complete',
    module,
    subject: 'yours',
    record,
    isStarted: true,
    folder: '/course',
    recordPath: '/course/record.json',
    exportedTo: null,
    pictures: [],
    diagnoses: [],
  };
  const state = {
    begin: { type: 'begin', module, subject: 'yours', stack: [] },
    stages: new Map(),
    results: record.results,
    diagnoses: [],
    outcome,
  } as const;
  const lines = blocksOf(state, look).flatMap((block) => block.lines.map(textOf));
  return [feedback(module, record), jsonText(judgingJson(outcome)), ...lines].join('\n');
}

/** Five digits of a number, wherever they stand; hashes aside, which have digits of their own. */
function tells(text: string, value: number): boolean {
  const digits = String(Math.abs(value))
    .replace(/^0\.0*/, '')
    .replace('.', '')
    .slice(0, 5);
  return text
    .replaceAll(/[0-9a-f]{64}/g, '')
    .replaceAll('.', '')
    .includes(digits);
}

interface Attempt {
  readonly how: string;
  readonly body: string;
  /** What it tells, made from the input. */
  readonly derived?: (x: number) => number;
  /** Never leaves the sandbox, so that the record has it no more than the learner. */
  readonly isKept?: true;
}

const ATTEMPTS: readonly Attempt[] = [
  { how: 'prints it', body: 'console.log("it is", x); return 2 * x;' },
  { how: 'throws it', body: 'throw new Error("it is " + x);' },
  { how: 'throws it bare', body: 'throw String(x);' },
  { how: 'names an error after it', body: 'throw Object.assign(new Error(""), { name: `${x}` });' },
  { how: 'returns it as a text', body: 'return String(x);', isKept: true },
  { how: 'is off by it', body: 'return 3 * x;' },
  { how: 'is off by its digits, far down', body: 'return 2 * x + x * 1e-6;' },
  { how: 'is off by a code of it', body: 'return 2 * x + (3 - x);', derived: (x: number) => 3 - x },
];

test.each(ATTEMPTS)('a submission that $how tells its learner nothing', async (attempt) => {
  const { body, derived, isKept = false } = attempt;
  const input = await hiddenInput();
  expect(input).toBeGreaterThan(0);
  const secret = derived?.(input) ?? input;
  const record = await grade(body);
  expect(tells(seen(record), secret)).toBe(false);
  expect(seen(record)).not.toContain(record.seed);
  // Staff see it: the test would find it where it is.
  const staff = verdictReport({ record, module, path: '/x' }).lines(look).map(textOf).join('');
  expect(tells(`${staff}${JSON.stringify(record)}`, secret)).toBe(!isKept);
});
