// Pictures of characters: laws that hold for all data, and one frame of each kind and form.
import type { Chart, Histogram, ScatterPlot } from '@tito/grader';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { glyphsFor } from '../src/views/glyphs.ts';
import { textOf } from '../src/views/line.ts';
import type { Look } from '../src/views/look.ts';
import { amount } from '../src/views/plot/amount.ts';
import { barOf } from '../src/views/plot/bars.ts';
import { binned } from '../src/views/plot/bins.ts';
import { chartLines } from '../src/views/plot/chart-lines.ts';
import { columnsOf } from '../src/views/plot/histogram.ts';
import { cellOf, extentOf, positionOf } from '../src/views/plot/scale.ts';
import { displayWidth } from '../src/views/width.ts';
import { charts, values } from './support/charts.ts';

const look = (env: Record<string, string>, width = 76): Look => {
  return { width, glyphs: glyphsFor({ LANG: 'C.UTF-8', ...env }), saysNext: true };
};
const form = fc.constantFrom('blocks' as const, 'ascii' as const);
const drawn = (chart: Chart, { width, ...rest }: Look = look({})): string =>
  chartLines(chart, { ...rest, width })
    .map(textOf)
    .join('\n');

test('every picture fits its width, whatever the numbers are, and says something', () => {
  const width = fc.integer({ min: 40, max: 76 });
  const envs = fc.constantFrom({}, { NO_COLOR: '1' }, { ACCESSIBLE: '1' });
  fc.assert(
    fc.property(charts, width, envs, (chart, columns, env) => {
      for (const row of chartLines(chart, look(env, columns)).map(textOf)) {
        expect(displayWidth(row)).toBeLessThanOrEqual(columns);
        expect(row).not.toMatch(/undefined|\n/);
        if (Object.keys(env).length > 0 && !/[^\x20-\x7e]/.test(JSON.stringify(chart)))
          expect(row).toMatch(/^[\x20-\x7e]*$/);
      }
    }),
    { seed: 15, numRuns: 300 },
  );
});

test('bins keep every value that has a place, the extreme ones at the ends', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 70 }), fc.boolean(), (all, count, isLog) => {
      const extent = extentOf(all, { isLog });
      const placed = all.filter((v) => Number.isFinite(v) && (!isLog || v > 0));
      expect(extent === null).toBe(placed.length === 0);
      if (extent === null) return;
      const bins = binned(all, extent, count, { isLog });
      expect(bins.reduce((sum, n) => sum + n, 0)).toBe(placed.length);
      if (extent.low === extent.high) return;
      expect(bins[0]).toBeGreaterThan(0);
      expect(bins.at(-1)).toBeGreaterThan(0);
    }),
    { seed: 15 },
  );
});

test('a place on an axis grows with the value, from one end to the other', () => {
  const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(positive, positive, positive), fc.boolean(), (three, isLog) => {
      const [low, middle, high] = three.toSorted((a, b) => a - b) as [number, number, number];
      const at = (v: number): number => positionOf(v, { low, high }, isLog);
      if (low === high) return;
      expect([at(low), at(high)]).toEqual([0, 1]);
      expect(at(middle)).toBeGreaterThanOrEqual(0);
      expect(at(middle)).toBeLessThanOrEqual(1 + 1e-12);
      expect([cellOf(at(low), 9), cellOf(at(high), 9)]).toEqual([0, 8]);
    }),
    { seed: 15 },
  );
});

test('a column shows something exactly where something was counted; the largest is full', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 70 });
  fc.assert(
    fc.property(counts, form, (bins, as) => {
      const rows = columnsOf(bins, as);
      const most = Math.max(...bins);
      bins.forEach((count, i) => {
        expect(rows.some((row) => row[i] !== ' ')).toBe(count > 0);
        if (count === most && most > 0)
          expect(rows.every((row) => row[i] === (as === 'ascii' ? '#' : '█'))).toBe(true);
      });
    }),
    { seed: 15 },
  );
});

test('a bar is as wide as asked; only 0 is empty, and only 1 is full', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, fc.integer({ min: 1, max: 50 }), form, (part, columns, as) => {
      const bar = barOf(part, columns, as);
      const [full, empty] = as === 'ascii' ? ['#', '.'] : ['█', '·'];
      expect(displayWidth(bar)).toBe(columns);
      expect(bar === empty.repeat(columns)).toBe(
        part === 0 || (columns === 1 && as === 'ascii' && part < 1),
      );
      expect(bar === full.repeat(columns)).toBe(part === 1);
    }),
    { seed: 15 },
  );
});

test.each([
  [68392, 'B', '68,392 B'],
  [999.4, '', '999'],
  [-0, '%', '0 %'],
  [0.01234567, '', '0.0123'],
  [1e300, '', '1e+300'],
  [NaN, 'B', 'NaN B'],
])('%d as an amount of "%s" is %s', (number, unit, text) => {
  expect(amount(number, unit)).toBe(text);
});

const histogram: Histogram = {
  kind: 'histogram',
  x: { label: 'weight', unit: '' },
  series: [
    { label: 'before', values: [-2, -1, -1, 0, 0, 0, 0, 1, 1, 2] },
    { label: 'after', values: [-2, 0, 0, 0, 2] },
  ],
};
const lines: Chart = {
  kind: 'lines',
  x: { label: 'percentile', ticks: ['90', '99', '100'] },
  y: { label: 'mean error', unit: '', isLog: true },
  series: [
    { label: 'clean', values: [0.1, 0.02, 0.01] },
    { label: 'spoilt', values: [0.1, 0.03, 1] },
  ],
};
const bars: Chart = {
  kind: 'bars',
  unit: 'B',
  rows: [
    { label: 'float32', value: 4000 },
    { label: 'int8', value: 1010 },
  ],
};
const scatter: ScatterPlot = {
  kind: 'scatter',
  x: { label: 'bytes', unit: 'B', isLog: true },
  y: { label: 'accuracy', unit: '%' },
  points: [
    { x: 100, y: 50, mark: 'main', label: '2 bits' },
    { x: 200, y: 90, mark: 'chosen', label: '4 bits' },
    { x: 400, y: 80, mark: 'other', label: '8 bits' },
  ],
  legend: { chosen: 'the choice', main: 'the frontier', other: 'beaten' },
};

test.each([
  ['blocks', {}],
  ['ascii', { NO_COLOR: '1' }],
  ['ascii', { TERM: 'dumb' }],
  ['ascii', { LANG: 'C' }],
  ['sentence', { ACCESSIBLE: '1' }],
])('the frames of %s, asked for by %j', async (name, env) => {
  const frames = [histogram, lines, bars, scatter].map((chart) => drawn(chart, look(env, 52)));
  await expect(`${frames.join('\n\n')}\n`).toMatchFileSnapshot(
    `fixtures/frames/pictures-${name}.txt`,
  );
});

test('where there is no room for a picture, there is the sentence', () => {
  expect(drawn(bars, look({}, 30))).toBe('  Float32: 4,000 B; int8:\n  1,010 B.');
});

test('a picture that lacks all values says so', () => {
  const nothing = { ...histogram, series: [{ label: 'before', values: [NaN] }] };
  expect(drawn(nothing)).toBe('  no values');
});
