import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { moduleNamed } from '../src/course.ts';
import type { BenchOutcome, RungTimes } from '../src/jobs/events/bench.ts';
import { contendersOf, rungTimes, runsOf } from '../src/jobs/rung-times.ts';
import { bar } from '../src/views/bench/bar.ts';
import { benchBlocks } from '../src/views/bench/blocks.ts';
import { benchStory } from '../src/views/bench/story.ts';
import { type Glyphs, READ_ALOUD, SIGNS, WORDS } from '../src/views/glyphs.ts';
import { textOf } from '../src/views/line.ts';
import { temporaryFolder, tito } from './run.ts';

const idle = (): void => undefined;
const ladder = {
  title: 'a product',
  operations: 4_000,
  peak: { perSecond: 2_000_000, of: 'an instruction' },
  rungs: [
    { name: 'slow', why: 'Because.', threads: 1, run: idle },
    { name: 'two', why: 'Both.', threads: 2, run: idle },
    { name: 'none', why: 'Never told.', threads: 1, run: { missing: 'Not here.' } },
  ],
  own: null,
  close: () => Promise.resolve(),
};
const own = {
  name: 'yours',
  why: 'Your code.',
  task: '15.6',
  export: 'f',
  args: [],
  empty: '',
  judge: () => null,
};
const mine = {
  missing: null,
  run: () => Promise.resolve(),
  way: () => Promise.resolve(),
  close: idle,
};
const all = contendersOf({ ...ladder, own }, mine);

test('rates are medians over rounds, shares are of what so many threads could do', () => {
  const times = rungTimes(ladder, all, [
    [4, 2, 10, 6],
    [2, 1, 9, 1],
    [8, 1, 9, 7],
  ]);
  expect(runsOf(all)).toHaveLength(4);
  expect(times.map(({ perSecond, ofPeak }) => [perSecond?.median, ofPeak])).toEqual([
    [1_000_000, 0.5],
    [4_000_000, 1],
    [undefined, null],
    // 10 - 6, 9 - 1 and 9 - 7 ms are the function's own.
    [1_000_000, 0.5],
  ]);
  expect(times[3]).toMatchObject({ isOwn: true, callMs: { low: 3.5, median: 6, high: 6.5 } });
});

test('a function that cannot be told from the way to it has no rate', () => {
  const [, , , yours] = rungTimes(ladder, all, [[4, 2, 6, 6]]);
  expect(yours).toMatchObject({ perSecond: null, missing: expect.stringContaining('too fast') });
});

test.each([
  [1, '████'],
  [0.5, '██'],
  [0.53, '██▏'],
  [0, '▏'],
])('a bar of %s in four columns', (share, drawn) => {
  expect(bar(share, 4, SIGNS.bars)).toBe(drawn);
});

test('without these characters bars are of whole columns', () => {
  expect([0, 0.4, 1].map((share) => bar(share, 5, WORDS.bars))).toEqual(['#', '##', '#####']);
});

function shown(glyphs: Glyphs): readonly string[] {
  const rungs: readonly RungTimes[] = rungTimes(ladder, all, [[4, 2, 10, 6]]);
  const machine = { processor: 'CPU', processors: 2, node: '26.0.0', load: 1.25 };
  const { title, operations, peak } = ladder;
  const outcome: BenchOutcome = {
    module: moduleNamed('15'),
    title,
    operations,
    rounds: 1,
    peak,
    rungs,
    machine,
  };
  const begin = { type: 'begin', module: outcome.module, title } as const;
  const state = benchStory.finish(benchStory.reduce(benchStory.nothingYet, begin), outcome);
  const look = { width: 76, glyphs, saysNext: true };
  return benchBlocks(state, look).flatMap(({ lines }) => lines.map(textOf));
}

test('a rung is a bar and a sentence; the longest bar ends where the lines end', () => {
  expect(shown(SIGNS).slice(0, 11)).toEqual([
    expect.stringMatching(/^a product +module 15 · bench$/),
    '',
    expect.stringMatching(/^ {2}slow +0\.00100 GOP\/s +50 % {2}█{13}$/),
    '    Because.',
    expect.stringMatching(/^ {2}two +0\.00200 GOP\/s +50 % {2}█{26}$/),
    '    Both.',
    expect.stringMatching(/^ {2}none +–$/),
    '    Not here.',
    expect.stringMatching(/^ {2}yours +0\.00100 GOP\/s +50 % {2}█{13}$/),
    '    Your code. The way there and back takes 6.0 ms by itself and is not',
    '    counted.',
  ]);
  expect(shown(WORDS).join('\n')).toMatch(/^[\x20-\x7e\n]+$/);
  expect(shown(READ_ALOUD).slice(2, 8)).toEqual([
    '  slow: 0.00100 GOP/s, 50 %.',
    '    Because.',
    '  two: 0.00200 GOP/s, 50 %.',
    '    Both.',
    '  none: not run.',
    '    Not here.',
  ]);
  for (const row of shown(SIGNS)) expect(row.length).toBeLessThanOrEqual(76);
});

test('the ladder of module 15: every rung is timed or says why not, and yours has to be right', () => {
  const home = temporaryFolder();
  const file = join(home, 'modules/15-quantization/src/matmul-int8.ts');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    // Three times the work: long beside the way to it, and far from the limit of a call.
    `export function matmulInt8({ data: a, shape: [m, k] }, { data: b, shape: [, n] }) {
      const data = new Int32Array(m * n);
      for (let again = 0; again < 3; again++) {
        for (let i = 0; i < m; i++) {
          for (let j = 0; j < n; j++) {
            let sum = 0;
            for (let p = 0; p < k; p++) sum += a[i * k + p] * b[p * n + j];
            data[i * n + j] = sum;
          }
        }
      }
      return { dtype: 'int32', shape: [m, n], data };
    }`,
  );
  const run = () => {
    const { code, stdout, stderr } = tito(['bench', '15', '--rounds', '1', '--json'], home);
    expect([code, stderr]).toEqual([0, '']);
    const outcome: BenchOutcome & { schema: number } = JSON.parse(stdout);
    return outcome;
  };
  const { schema, rungs, peak } = run();
  expect(schema).toBe(1);
  expect(rungs.map(({ name }) => name.replace(/^\d+ /, ''))).toEqual([
    'naive TypeScript',
    'blocked TypeScript',
    'dequantize, then float32',
    'SIMD128',
    'relaxed SIMD',
    'threads',
    'your matmulInt8',
  ]);
  expect(peak.perSecond).toBeGreaterThan(1e9);
  for (const { perSecond, missing } of rungs) expect(perSecond === null).toBe(missing !== null);
  expect(rungs.at(-1)).toMatchObject({ isOwn: true, missing: null });
  writeFileSync(file, "export const matmulInt8 = () => { throw new Error('soon'); };");
  expect(run().rungs.at(-1)).toMatchObject({
    perSecond: null,
    missing: expect.stringContaining('soon'),
  });
});

test.each([
  { args: ['15', '--rounds', '0'], says: '--rounds takes a whole number from 1 on, not 0.' },
  { args: ['nowhere'], says: "There is no module 'nowhere'." },
])('$args is wrong use', ({ args, says }) => {
  const { code, stderr } = tito(['bench', ...args], temporaryFolder());
  expect(stderr).toContain(says);
  expect(code).toBe(2);
});
