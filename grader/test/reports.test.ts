import fc from 'fast-check';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import type { GradeRecord } from '../src/contracts.ts';
import { feedback } from '../src/reports/feedback.ts';
import { zipTexts } from '../src/archives/zip.ts';
import { coarse, figure, figures, measuredText } from '../src/reports/figures.ts';
import { gradesCsv } from '../src/reports/grades-csv.ts';
import { gradesJson } from '../src/reports/grades-json.ts';
import { plain } from '../src/reports/markdown.ts';
import { judgeResults } from '../src/verdict/verdict.ts';
import { double } from './support/double.ts';
import { readCsv } from './support/read-csv.ts';
import { failedHidden, judgedRecord, passed, unjudgedRecord } from './support/records.ts';

const refused = unjudgedRecord('refused', "The archive's entry '../x' leads out of the archive.");
const broken = unjudgedRecord('broken', 'pool is empty');

/** The CSV's rows as objects by column. */
function csvRows(records: readonly GradeRecord[]): Record<string, string>[] {
  const [header = [], ...rows] = readCsv(gradesCsv(double, records));
  return rows.map((row) => {
    expect(row).toHaveLength(header.length);
    return Object.fromEntries(header.map((name, i) => [name, row[i] ?? '']));
  });
}

test('the CSV has one column per task and the numbers of the verdict', () => {
  expect(csvRows([judgedRecord()])).toEqual([
    {
      id: 'ada',
      name: 'Ada',
      module: '99-double',
      status: 'failed',
      points: '60',
      max_points: '100',
      percent: '60',
      '99.1': '60',
      '99.2': '0',
      public_passed: '1',
      public_total: '2',
      hidden_passed: '0',
      hidden_total: '1',
      not_run: '0',
      overfitting: '',
      handed_in: '',
      late_hours: '',
      own_parts_points: '',
      isolation: 'process',
      reason: '',
      sha256: 'a'.repeat(64),
      record: 'records/ada.json',
    },
  ]);
});

test('refused is zero points with a reason, broken is no points at all', () => {
  const [first, second] = csvRows([refused, broken]);
  expect(first).toMatchObject({ status: 'refused', points: '0', percent: '0', '99.1': '0' });
  expect(first).toMatchObject({ public_total: '', hidden_total: '', sha256: '' });
  expect(first?.['reason']).toBe("The archive's entry '../x' leads out of the archive.");
  expect(second).toMatchObject({
    status: 'broken',
    points: '',
    percent: '',
    '99.1': '',
    '99.2': '',
  });
});

test('the hidden counts are empty when the hidden checks were not there', () => {
  const results = [passed];
  const packs = { public: 'judged', hidden: 'absent' } as const;
  const verdict = judgeResults(double, results, packs);
  const [row] = csvRows([judgedRecord({ results, verdict })]);
  expect(row).toMatchObject({
    public_passed: '1',
    public_total: '1',
    hidden_passed: '',
    hidden_total: '',
  });
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', "=cmd|' /C calc'!A0"])(
  'no spreadsheet takes the name %j for a formula',
  (name) => {
    const [row] = csvRows([judgedRecord({ name })]);
    expect(row?.['name']).toMatch(/^(?:'|[␉␍␊])/);
    expect(
      csvRows([{ ...refused, verdict: { ...refused.verdict, reason: name } }])[0]?.['reason'],
    ).toMatch(/^(?:'|[␉␍␊])/);
  },
);

test('negative numbers stay numbers', () => {
  const verdict = { ...judgedRecord().verdict, points: -5 };
  expect(csvRows([judgedRecord({ verdict })])[0]).toMatchObject({ points: '-5', percent: '-5' });
});

test('whatever a name holds, the CSV has one row per record and the name in its column', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), (names) => {
      const rows = csvRows(names.map((name) => judgedRecord({ name })));
      expect(rows).toHaveLength(names.length);
      for (const row of rows) {
        expect(row['id']).toBe('ada');
        expect(row['name']).not.toMatch(/[\r\n\t]|^[=+\-@]/);
        expect(row['record']).toBe('records/ada.json');
      }
    }),
    { seed: 15, numRuns: 300 },
  );
});

test('the JSON says the same as the CSV, with null for what is not known', () => {
  const { schema, module, grades } = JSON.parse(gradesJson(double, [judgedRecord(), broken]));
  expect([schema, module]).toEqual([1, '99-double']);
  expect(grades[0]).toMatchObject({
    points: 60,
    maxPoints: 100,
    percent: 60,
    tasks: { '99.1': 60, '99.2': 0 },
    public: { passed: 1, total: 2 },
    hidden: { passed: 0, total: 1 },
  });
  expect(grades[1]).toMatchObject({
    points: null,
    percent: null,
    tasks: { '99.1': null },
    hidden: null,
  });
});

test('when a submission was judged, and how long it took, changes no report', () => {
  const later = judgedRecord({ startedAt: '2027-01-01T00:00:00.000Z', durationMs: 99_999 });
  for (const report of [gradesCsv, gradesJson]) {
    expect(report(double, [later])).toBe(report(double, [judgedRecord()]));
  }
  expect(feedback(double, later)).toBe(feedback(double, judgedRecord()));
});

test('feedback tells points, every check with value, limit and unit, and the files', () => {
  const text = feedback(double, judgedRecord());
  expect(text).toBe(`# Module 99, Double: feedback for Ada

**60 of 100 points** (60 %). 1 of 3 checks passed.

| Task | Points | Checks passed |
| --- | ---: | ---: |
| 99.1 Double | 60 of 60 | 1 of 1 |
| 99.2 Half | 0 of 40 | 0 of 2 |

## 99.1 Double: 60 of 60 points

- ✓ passed: double(3) is 6 (public): 0.25 % of range (at most 0.5)

## 99.2 Half: 0 of 40 points

- ✗ failed: half(3) is 1.5 (public): 6 values off (at most 0)

  half rounds.

  | at | yours | expected | may differ by |
  | --- | ---: | ---: | ---: |
  | \\[0, 0\\] | 0.123456 | 0.123457 | 1e-9 |
  | \\[0, 1\\] | 1.123456 | 1.123457 | 1e-9 |
  | \\[0, 2\\] | 2.123456 | 2.123457 | 1e-9 |
  | \\[0, 3\\] | 3.123456 | 3.123457 | 1e-9 |
- ✗ failed: half(x) is x / 2 (hidden): 0.501 off (at most 0.5)

  half rounds.

## Files

Judged: src/double.ts, src/half.ts.

Left out:

- node\\_modules/ (never used)

SHA-256 of the judged files: ${'a'.repeat(64)}

Isolated by (level process): no environment; Node's permission model: no files, network or processes.

Judged by Node v26.10.0 and, as SHA-256:

- public checks: ${'c'.repeat(64)}
- hidden checks: ${'d'.repeat(64)}
- grader: ${'e'.repeat(64)}
- given packages: ${'f'.repeat(64)}
- seed of the hidden inputs: ${judgedRecord().seedHash}
`);
});

test('of a hidden check feedback tells no values, no places and nothing for staff', () => {
  const text = feedback(double, judgedRecord({ results: [failedHidden] }));
  expect(text).toContain('half rounds.');
  for (const secret of ['STAFF', 'SECRET', '777777', '4242', '0.7']) {
    expect(text).not.toContain(secret);
  }
});

test('the seed of the hidden inputs is in no report', () => {
  const record = judgedRecord({ seed: '5eed5eed5eed' });
  for (const report of [gradesCsv, gradesJson])
    expect(report(double, [record])).not.toContain('5eed');
  expect(feedback(double, record)).not.toContain('5eed');
});

test('refused work is told why; broken work is told that it is not at fault, and no trace', () => {
  expect(feedback(double, refused)).toContain(
    "The archive's entry '../x' leads out of the archive.",
  );
  const { submission } = judgedRecord();
  const altered = ['src/double.ts was changed after packing.'];
  const refusedFiles = feedback(double, {
    ...refused,
    submission: { ...submission, altered },
  });
  expect(refusedFiles).toContain(`What would have been judged: src/`);
  expect(refusedFiles).toContain(`SHA-256 of these files: ${submission.sha256}`);
  expect(refusedFiles).not.toMatch(/Judged|the judged files/);
  const text = feedback(double, broken);
  expect(text).toContain('This is our fault, not yours');
  expect(text).not.toMatch(/TRACE|pool is empty|0 of 100/);
});

test('a task that was not begun is told in one sentence, not once per check', () => {
  const unwritten = { ...failedHidden, outcome: 'not-run', finding: null } as const;
  const student = 'half() is not written yet.';
  const results = [
    { ...unwritten, student },
    { ...unwritten, pack: 'public', student },
  ] as const;
  const text = feedback(double, judgedRecord({ results }));
  expect(text).toContain('\n\nNone of its 2 checks was run: half() is not written yet.\n');
  expect(text.split(student)).toHaveLength(2);
});

test('work that was judged without the hidden checks says so', () => {
  const verdict = judgeResults(double, [passed], { public: 'judged', hidden: 'absent' });
  const text = feedback(double, judgedRecord({ results: [passed], verdict }));
  expect(text).toContain('The hidden checks were not there');
});

test.each([
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['&lt;', '&amp;lt;'],
  ['[x](javascript:y)', '\\[x\\](javascript:y)'],
  ['![x](http://e.vil/)', '\\!\\[x\\](http\\://e.vil/)'],
  ['see www.e.vil', 'see www\\.e.vil'],
  ['*a* _b_ `c` ~~d~~ $e$', '\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~ \\$e\\$'],
  ['| cell', '\\| cell'],
  ['# head', '\\# head'],
  ['- item', '\\- item'],
  ['1. item', '1\\. item'],
  ['0.5 dB', '0.5 dB'],
  ['-1 dB', '-1 dB'],
  ['---', '\\---'],
  ['==', '\\=='],
  ['a\n\n# head', 'a␊␊\\# head'],
  ['    code', 'code'],
  ['\\*', '\\\\\\*'],
  ['x\u202ey', 'x\\\\u{202e}y'],
])('Markdown shows %j as it is', (text, escaped) => {
  expect(plain(text)).toBe(escaped);
});

test('whatever the learner wrote, feedback has no tag, link or heading of it', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(
          '<',
          '>',
          '[',
          ']',
          '(',
          ')',
          '!',
          '#',
          '\n',
          '|',
          '`',
          'a',
          ' ',
          '\\',
        ),
      }),
      (text) => {
        const results = [{ ...failedHidden, student: text }];
        const submission = { sha256: null, files: [`src/${text}.ts`], ignored: [text] };
        const plainest = feedback(double, judgedRecord({ results, name: 'x', submission }));
        expect(plainest).not.toMatch(/<|(?<!\\)\]\(|(?<!\\)`|(?<!\\)!\[/);
        expect(plainest.match(/^#+ /gm)).toHaveLength(4); // title, two tasks, files
      },
    ),
    { seed: 15, numRuns: 300 },
  );
});

test('the archive of feedback has equal bytes for equal texts, in any order', async () => {
  const texts = new Map([
    ['zoë.md', '# Zoë'],
    ['ada.md', '# Ada'],
  ]);
  const bytes = await zipTexts(texts);
  expect(await zipTexts(new Map([...texts].toReversed()))).toEqual(bytes);
  const zip = await JSZip.loadAsync(bytes);
  expect(Object.keys(zip.files)).toEqual(['ada.md', 'zoë.md']);
  expect(await zip.file('zoë.md')?.async('string')).toBe('# Zoë');
  expect(zip.file('ada.md')?.date.toISOString()).toBe('1980-01-01T00:00:00.000Z');
});

test.each([
  [0, '0'],
  [-0, '0'],
  [401_408, '401408'],
  [82.5, '82.5'],
  [0.1 + 0.2, '0.3'],
  [0.394_123, '0.3941'],
  [1e-6, '1e-6'],
  [-1.234_567e-5, '-1.235e-5'],
  [1e-4, '0.0001'],
  [-12_345.678, '-12350'],
  [NaN, 'NaN'],
  [Infinity, 'Infinity'],
])('%d is shown as %s', (value, shown) => {
  expect(figure(value)).toBe(shown);
});

test('a value beside its limit is shown in enough digits to tell them apart', () => {
  expect(figures(0.5 + Number.EPSILON, 0.5)[0]).toBe('0.5000000000000002');
  expect(measuredText({ value: 43.04, limit: 43, unit: 'dB', sense: 'at least' })).toBe(
    '43.04 dB (at least 43)',
  );
  fc.assert(
    fc.property(fc.double(), fc.double(), (a, b) => {
      const [shownA, shownB] = figures(a, b);
      expect(shownA === shownB).toBe(a === b || Object.is(a, b));
    }),
    { seed: 15, numRuns: 1_000 },
  );
});

test.each([
  ['codes off', 'code off'],
  ['calls not refused', 'call not refused'],
  ['shapes that differ', 'shape that differs'],
  ['scales that are no float32', 'scale that is no float32'],
  ['entries missing', 'entry missing'],
  ['axes off', 'axis off'],
  ['wrong choices', 'wrong choice'],
  ['of the scale', 'of the scale'],
  ['percentage points of accuracy lost', 'percentage points of accuracy lost'],
])('of one thing a unit is singular: %s', (unit, one) => {
  const told = (value: number) => measuredText({ value, limit: 0, unit, sense: 'at most' });
  expect([told(0), told(1), told(2)]).toEqual([
    `0 ${unit} (at most 0)`,
    `1 ${one} (at most 0)`,
    `2 ${unit} (at most 0)`,
  ]);
});

test('coarse figures have three digits and stay on their side of the limit', () => {
  const real = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
  const near = fc.tuple(real, fc.double({ noNaN: true, min: -1e-3, max: 1e-3 }));
  const pair = fc.oneof(
    fc.tuple(real, real),
    near.map(([limit, by]): [number, number] => [limit * (1 + by), limit]),
  );
  fc.assert(
    fc.property(pair, ([value, limit]) => {
      const shown = coarse({ value, limit, unit: 'x', sense: 'at most' });
      for (const each of [shown.value, shown.limit]) {
        expect(Number(each.toPrecision(3))).toBe(each);
      }
      expect(Math.sign(shown.value - shown.limit)).toBe(Math.sign(value - limit));
      expect(Math.abs(shown.value - value)).toBeLessThanOrEqual(0.0151 * Math.abs(value));
    }),
    { seed: 15, numRuns: 2_000 },
  );
});

test.each([NaN, Infinity, -Infinity])('a coarse %d stays what it is', (value) => {
  expect(coarse({ value, limit: 0.123_456, unit: 'x', sense: 'at most' })).toEqual({
    value,
    limit: 0.123,
    unit: 'x',
    sense: 'at most',
  });
});
