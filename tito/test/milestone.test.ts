import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { moduleNamed } from '../src/course.ts';
import { exportModule } from '../src/framework/export-module.ts';
import { type Glyphs, READ_ALOUD, SIGNS, WORDS } from '../src/views/glyphs.ts';
import { textOf } from '../src/views/line.ts';
import { pictureLines } from '../src/views/milestone/plots.ts';
import { displayWidth } from '../src/views/width.ts';
import { HAS_HIDDEN, ROOT, temporaryFolder, tito } from './run.ts';

interface Ran {
  readonly code: number | null;
  readonly json: Readonly<Record<string, unknown>>;
}

function run(args: readonly string[], home: string): Ran {
  const { code, stdout } = tito(['milestone', 'run', ...args, '--json'], home);
  return { code, json: JSON.parse(stdout) as Ran['json'] };
}

/** A learner whose stack holds module 15, as `tito module complete` puts it there. */
async function withModule15(change: (text: string) => string): Promise<string> {
  const home = temporaryFolder();
  const module = moduleNamed('15');
  const folder = join(ROOT, 'grader/checks/15-quantization/corpus/solution');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({
      path: `src/${name}`,
      text: change(readFileSync(join(folder, name), 'utf8')),
    }));
  const at = '2026-11-24T03:00:00.000Z';
  await exportModule(join(home, 'stack'), { module, files, record: 'r', at });
  return home;
}

test('the perceptron parts its groups on the packages, within the bound of the theorem', () => {
  const home = temporaryFolder();
  const { code, json } = run(['perceptron', '--reference'], home);
  expect(code).toBe(0);
  expect(json).toMatchObject({ subject: 'reference', stack: [], isReached: true, fault: null });
  expect(json['goals']).toMatchObject([
    { finding: { ok: true, measured: { value: 0, limit: 0, unit: 'points wrong' } } },
    { finding: { ok: true, measured: { unit: 'mistakes', sense: 'at most' } } },
  ]);
  expect(readdirSync(home)).toEqual([]);
});

test('a name that is none and parts that are missing are told, with the way out', () => {
  const home = temporaryFolder();
  const misspelt = tito(['milestone', 'run', 'egde'], home);
  expect(misspelt).toMatchObject({ code: 2, stderr: expect.stringContaining('mean edge?') });
  const missing = tito(['milestone', 'run', 'edge'], home);
  expect(missing).toMatchObject({ code: 2, stdout: '' });
  expect(missing.stderr).toMatch(/15 \(Quantization\) is not in your stack yet[^]*--reference/);
});

test.skipIf(!HAS_HIDDEN)(
  'a classifier is quantized and measured on a learner’s own module',
  async () => {
    const home = await withModule15((text) => text);
    const { code, json } = run(['edge'], home);
    expect(json).toMatchObject({ subject: 'yours', fault: null, isReached: true });
    expect(code).toBe(0);
    expect(json['stack']).toMatchObject([
      { module: '15-quantization', over: '@tito/quantization' },
    ]);
    const listed = tito(['milestone', 'list', '--json'], home);
    expect(JSON.parse(listed.stdout)).toMatchObject({
      milestones: [{ slug: 'perceptron', reachedAt: null }, { reachedAt: expect.any(String) }],
    });
    const { parts } = JSON.parse(tito(['stack', '--json'], home).stdout) as { parts: object[] };
    expect(parts).toContainEqual(
      expect.objectContaining({ module: '15-quantization', whose: 'yours', isChanged: false }),
    );
  },
);

test.skipIf(!HAS_HIDDEN)(
  'what own parts do wrong ends the run in a sentence, and reaches nothing',
  async () => {
    const home = await withModule15((text) => `${text}\nthrow new TypeError('not today');\n`);
    const { code, stdout, stderr } = tito(['milestone', 'run', 'edge'], home);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/on your own stack[^]*It stopped: .*not today/);
    expect(code).toBe(1);
    const source = join(home, 'stack/15-quantization/src/qparams.ts');
    writeFileSync(source, 'export const = 1;\n');
    const unreadable = run(['edge'], home);
    expect(unreadable.json['fault']).toMatch(/^stack\/15-quantization\/src\/qparams\.ts, line 1/);
  },
);

const plane = {
  kind: 'plane',
  title: 'Two groups',
  points: [
    { x: -1, y: 1, group: 0 },
    { x: 1, y: -1, group: 1 },
  ],
  line: { a: 1, b: -1, c: 0 },
  reach: 1,
} as const;
const curve = {
  kind: 'curve',
  title: 'Loss',
  unit: 'nats',
  values: [4, 2, 0],
  range: [0, 4],
} as const;

test('a line runs between its points, and two pictures share the width', () => {
  const look = { width: 76, glyphs: SIGNS, saysNext: true };
  const rows = pictureLines([plane, curve], look).map(textOf);
  expect(Math.max(...rows.map(displayWidth))).toBeLessThanOrEqual(76);
  expect(rows[1]?.[0]).toBe('o');
  expect(rows[1]?.[35]).toBe('·');
  expect(rows[13]?.[0]).toBe('·');
  expect(rows[13]?.[35]).toBe('x');
  expect(rows[0]).toMatch(/Two groups +Loss, last 0 nats/);
});

test('read aloud, nothing is drawn: a curve is its last value, a row of a table a line', () => {
  const look = { width: 76, glyphs: READ_ALOUD, saysNext: true };
  const table = { kind: 'table', head: ['', 'bytes'], rows: [['before', '400']] } as const;
  expect(pictureLines([plane, curve, table], look).map(textOf)).toEqual([
    '  Loss, last 0 nats',
    '  before: bytes 400.',
  ]);
});

/** How many rows of each column are full. */
function heights(values: readonly number[], glyphs: Glyphs): readonly number[] {
  const full = glyphs.plot.levels.at(-1);
  const look = { width: 20, glyphs, saysNext: true };
  const rows = pictureLines([{ ...curve, values }], look).map((row) => textOf(row).slice(7));
  return values.map((_, column) => rows.slice(1).filter((row) => row[column] === full).length);
}

test('a curve is as high as its values, in blocks or in plain characters', () => {
  expect(heights([4, 2, 0], SIGNS)).toEqual([12, 6, 0]);
  expect(heights([4, 2, 0], WORDS)).toEqual([12, 6, 0]);
});

test('more values than columns share them: each column is a mean', () => {
  const values = Array.from({ length: 26 }, (_, i) => (i < 13 ? 4 : 0));
  const columns = heights(values, SIGNS).slice(0, 13);
  expect(columns).toEqual([12, 12, 12, 12, 12, 12, 6, 0, 0, 0, 0, 0, 0]);
});
