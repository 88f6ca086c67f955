// `tito report`: a page that needs nothing and that nothing on it can steer.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chart, TaskPicture } from '@tito/grader';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReportContent } from '../src/jobs/events/report.ts';
import { markup } from '../src/views/page/markup.ts';
import { reportPage } from '../src/views/page/report-page.ts';
import { chartSvg } from '../src/views/page/svg/chart.ts';
import { niceTicks } from '../src/views/plot/scale.ts';
import { ACTING, hostile } from './hostile.ts';
import { FAILED, MODULE, record, result, TO_DO, verdict } from './records.ts';
import { HAS_HIDDEN, temporaryFolder, tito } from './run.ts';
import { charts } from './support/charts.ts';
import { solved } from './support/solved.ts';

/** A report with the same text wherever a submission, or a module's file, has a say. */
function contentOf(text: string, chart: Chart | null = null): ReportContent {
  const said = { ...FAILED, id: text, title: text, student: text, staff: text };
  const noted = result({
    finding: {
      ok: true,
      measured: { value: 1, limit: 2, unit: text, sense: 'at most' },
      note: text,
    },
  });
  const picture: TaskPicture = { task: '07.1', title: text, caption: text, chart, why: text };
  const diagnosis = {
    task: '07.2',
    check: text,
    certainty: 'likely',
    ids: [text],
    sentences: [text],
    from: null,
  } as const;
  return {
    module: { ...MODULE, title: text },
    subject: 'yours',
    record: record({
      results: [noted, said, { ...said, pack: 'hidden' }, TO_DO],
      verdict: verdict({
        status: 'failed',
        reason: text,
        tasks: verdict().tasks.map((task) => ({ ...task, title: text })),
      }),
    }),
    diagnoses: [diagnosis],
    pictures: [picture],
  };
}

/** Every tag with its attributes' names, in order: what a page is made of, its texts left out. */
function skeleton(page: string): readonly string[] {
  return Array.from(page.matchAll(/<[^>]*>/g), ([tag]) => tag.replaceAll(/="[^"]*"/g, '='));
}

test('whatever a text holds, it is a text: the page has the same elements, and no character acts', () => {
  const plain = skeleton(reportPage(contentOf('x')));
  fc.assert(
    fc.property(hostile, (text) => {
      const page = reportPage(contentOf(`x${text}`));
      expect(skeleton(page)).toEqual(plain);
      expect(page).not.toMatch(ACTING);
    }),
    { seed: 15, numRuns: 150 },
  );
});

test.each([
  [`<script>alert(1)</script>`, '&lt;script&gt;alert(1)&lt;/script&gt;'],
  [`" onload="x`, '&quot; onload=&quot;x'],
  [`'&amp;`, '&#39;&amp;amp;'],
  ['\u001b[31m', '␛[31m'],
])('%j is put in as %s', (text, escaped) => {
  expect(markup`${text}`.text).toBe(escaped);
});

test('the page loads nothing, links nowhere and runs nothing', () => {
  const page = reportPage(contentOf('x'));
  expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"`);
  expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|base|form|use)\b/i);
  expect(page).not.toMatch(/\b(?:src|srcset|action|on\w+)=|url\(|@import|https?:/i);
  for (const [, target] of page.matchAll(/href="([^"]*)"/g))
    expect(target).toMatch(/^#task-[\d.]+$/);
});

test('every picture is well-formed SVG with a text alternative, whatever the numbers are', () => {
  fc.assert(
    fc.property(charts, (chart) => {
      const { text } = chartSvg(chart, 'A picture');
      const open: string[] = [];
      for (const [, slash, name, end] of text.matchAll(
        /<(\/?)(\w+)(?:\s[\w-]+="[^"<>]*")*(\/?)>/g,
      )) {
        if (slash === '/') expect(open.pop()).toBe(name);
        else if (end !== '/') open.push(name ?? '');
      }
      expect(open).toEqual([]);
      if (text.startsWith('<p>')) return;
      expect(text).toMatch(
        /^<svg viewBox="0 0 420 \d+" role="img" aria-label="A picture\. [^"]+">/,
      );
      const geometry = Array.from(
        text.matchAll(/ (?:d|x|y|x1|x2|y1|y2|cx|cy|width|height|viewBox|transform)="([^"]*)"/g),
        ([, value]) => value,
      );
      for (const value of geometry) expect(value).not.toMatch(/NaN|Infinity|undefined|e\+/);
      for (const [, width] of text.matchAll(/ width="([^"]*)"/g))
        expect(Number(width)).toBeLessThanOrEqual(420);
    }),
    { seed: 15, numRuns: 300 },
  );
});

test('ticks are few, in order, and within the values', () => {
  const ends = fc.tuple(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  fc.assert(
    fc.property(ends, fc.boolean(), ([a, b], isLog) => {
      const [low, high] = isLog
        ? [Math.abs(a) || 1, Math.abs(b) || 1].toSorted((x, y) => x - y)
        : [a, b].toSorted((x, y) => x - y);
      if (low === undefined || high === undefined) return;
      const ticks = niceTicks({ low, high }, isLog);
      expect(ticks.length).toBeGreaterThanOrEqual(1);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks).toEqual(ticks.toSorted((x, y) => x - y));
      const slack = 1e-9 * (Math.abs(low) + Math.abs(high));
      for (const tick of ticks) expect(tick >= low - slack && tick <= high + slack).toBe(true);
    }),
    { seed: 15, numRuns: 500 },
  );
});

test.each([
  [0, 1, false, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [-24.3, 24.4, false, [-20, -10, 0, 10, 20]],
  [1196, 14920, true, [2000, 5000, 10_000]],
  [3, 3, false, [3]],
])('ticks from %d to %d', (low, high, isLog, ticks) => {
  expect(niceTicks({ low, high }, isLog)).toEqual(ticks);
});

test.skipIf(!HAS_HIDDEN)(
  'a report is one page with points, pictures from the code, and what was measured',
  () => {
    const home = solved('calibrate.ts');
    const { code, stdout, stderr } = tito(['report', '15', '--json', '--out', 'mine.html'], home);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const path = join(home, 'mine.html');
    const page = readFileSync(path, 'utf8');
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 1,
      command: 'report',
      path,
      bytes: Buffer.byteLength(page),
      verdict: { status: 'passed', points: 100 },
      pictures: [
        {
          task: '15.2',
          chart: { series: [{ label: 'float32', values: expect.any(Array) }, {}, {}] },
        },
        { task: '15.3' },
        { task: '15.4' },
        { task: '15.5' },
        { task: '15.7', sentence: 'Float32: 13,920 B; your int8 layer: 3,648 B.' },
        { task: '15.8' },
        { task: '15.10', chart: { kind: 'scatter', points: expect.any(Array) } },
      ],
    });
    expect(page).toContain('passed, 100 of 100 points');
    expect(page.match(/<svg /g)).toHaveLength(7);
    expect(page).toMatch(/<td class="number">at most [\d.e-]+<\/td>/);
  },
);

/** The page of a verdict without all points. */
function failedPage(change: Partial<ReportContent['record']>): string {
  const failed = record({ verdict: verdict({ status: 'failed' }), ...change });
  return reportPage({ ...contentOf('x'), record: failed });
}

test('what nobody has begun has not failed', () => {
  const home = temporaryFolder();
  const { code, stdout } = tito(['report', '14', '--out', 'mine.html'], home);
  expect(code).toBe(0);
  expect(stdout).toMatch(/0 of 100 points, not begun/);
  expect(stdout).not.toContain('failed');
  expect(readFileSync(join(home, 'mine.html'), 'utf8')).toContain('not begun, 0 of 100 points');
  expect(failedPage({ results: [TO_DO] })).toContain('not begun, ');
  expect(failedPage({ results: [TO_DO, FAILED] })).toContain('failed, ');
  expect(failedPage({ results: [] })).toContain('failed, ');
});

test('a folder is no file to write, and that is told before anything is judged', () => {
  const home = temporaryFolder();
  mkdirSync(join(home, 'pages'));
  const { code, stdout, stderr } = tito(['report', '15', '--out', 'pages'], home);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('--out takes a file, and pages is a folder.');
  expect(stderr).toContain('--out pages/report.html');
});
