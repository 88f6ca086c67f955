// Hostile text through every sink of the grader, each read back by somebody who knows nothing of it.
import fc from 'fast-check';
import JSZip from 'jszip';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import type { CheckResult, GradeRecord } from '../src/contracts.ts';
import { identify } from '../src/intake/identify.ts';
import { printable } from '../src/intake/printable.ts';
import { encodeRecord } from '../src/records/schema.ts';
import { feedback } from '../src/reports/feedback.ts';
import { zipTexts } from '../src/archives/zip.ts';
import { gradesCsv } from '../src/reports/grades-csv.ts';
import { gradesJson } from '../src/reports/grades-json.ts';
import { double } from './support/double.ts';
import { ACTING, hostile } from './support/hostile.ts';
import { readCsv } from './support/read-csv.ts';
import { failedPublic, judgedRecord, passed, unjudgedRecord } from './support/records.ts';

const RUNS = { seed: 15, numRuns: 200 };

/** A judged record with the same text wherever a submission has a say. */
function recordOf(text: string): GradeRecord {
  const noted: CheckResult = {
    ...passed,
    finding: {
      ok: true,
      measured: { value: 1, limit: 2, unit: 'x', sense: 'at most' },
      note: text,
    },
  };
  const errored: CheckResult = {
    ...failedPublic,
    outcome: 'errored',
    finding: null,
    student: text,
    staff: text,
  };
  const hidden: CheckResult = { ...errored, id: '99.2-hidden', pack: 'hidden' };
  return judgedRecord({
    name: text,
    results: [noted, { ...failedPublic, student: text }, errored, hidden],
    submission: { sha256: 'a'.repeat(64), files: ['src/double.ts'], ignored: [text] },
    printed: { public: { text, isCut: false }, hidden: { text, isCut: false } },
    ownParts: {
      stack: [],
      packages: 'b'.repeat(64),
      verdict: judgedRecord().verdict,
      results: [{ ...noted, outcome: 'errored', finding: null, student: text }],
    },
  });
}

/** A record whose own parts were refused. */
function refusedOnOwn(text: string): GradeRecord {
  const { verdict } = unjudgedRecord('refused', text);
  const ownParts = { stack: [], packages: 'b'.repeat(64), verdict, results: [] };
  return judgedRecord({ results: [passed], ownParts });
}

const refusal = (text: string) => ({ ...unjudgedRecord('refused', text), name: text });

/** What GitHub would make of it, raw HTML let through. */
function rendered(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** The elements in order; `<code>@</code>` is how an @ is kept from making links and mentions. */
function tagsOf(html: string): readonly string[] {
  return html.replaceAll('<code>@</code>', '@').match(/<[^>]*>/g) ?? [];
}

test.each([
  ['a judged record', recordOf],
  ['a refusal', refusal],
  ['what is refused on own parts', refusedOnOwn],
])('no element, link or image of feedback on %s comes of hostile text', (_what, record) => {
  const harmless = tagsOf(rendered(feedback(double, record('text'))));
  expect(harmless.join('')).toMatch(/<h1>/);
  fc.assert(
    fc.property(hostile, (text) => {
      fc.pre(text.trim() !== '');
      const html = rendered(feedback(double, record(text)));
      expect(tagsOf(html)).toEqual(harmless);
      expect(html).not.toMatch(ACTING);
    }),
    RUNS,
  );
});

test('a reason reads in the rendered feedback as it would in a terminal', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      fc.pre(text.trim() !== '');
      const html = rendered(feedback(double, unjudgedRecord('refused', text)));
      const shown = html.split('<p>')[2]?.split('</p>')[0] ?? '';
      expect(textOf(shown)).toBe(printable(text.trim(), 500));
    }),
    RUNS,
  );
});

/** The text of inline HTML, as a browser reads it. */
function textOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** What some spreadsheet computes. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;

test('the CSV has the text in its own cell, and no cell that acts or computes', () => {
  fc.assert(
    fc.property(hostile, hostile, (name, reason) => {
      const record = { ...refusal(reason), name };
      const [header = [], row = [], ...more] = readCsv(gradesCsv(double, [record]));
      expect(more).toEqual([]);
      expect(row).toHaveLength(header.length);
      const shown = printable(name);
      expect(row[header.indexOf('name')]).toBe(FORMULA.test(shown) ? `'${shown}` : shown);
      expect(row[header.indexOf('record')]).toBe('records/ada.json');
      for (const cell of row) {
        expect(cell).not.toMatch(FORMULA);
        expect(cell).not.toMatch(ACTING);
      }
    }),
    RUNS,
  );
});

test('JSON keeps the text to the bit, and nothing in it acts on a terminal that it is printed to', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const record = recordOf(text);
      const json = encodeRecord(record);
      expect(JSON.parse(json)).toMatchObject({ name: text, printed: { hidden: { text } } });
      expect(json).not.toMatch(ACTING);
      expect(gradesJson(double, [record])).not.toMatch(ACTING);
    }),
    RUNS,
  );
});

test('feedback files of hostile names have safe names, one each', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(hostile, { minLength: 1, maxLength: 6 }), async (names) => {
      const ids = identify(names).map(({ id }) => id);
      const zip = await zipTexts(new Map(ids.map((id) => [`${id}.md`, 'x'])));
      const entries = Object.values((await JSZip.loadAsync(zip)).files);
      expect(entries).toHaveLength(names.length);
      for (const { name, dir } of entries) {
        expect(dir).toBe(false);
        expect(name).toMatch(/^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_-]*\.md$/u);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\.md$/i);
      }
    }),
    { seed: 15, numRuns: 100 },
  );
});

test('marks do not pile up, and real spellings stay as they are', () => {
  for (const name of ['Nguyễn Ngọc', 'हिन्दी', 'ภาษาไทย', 'שָׁלוֹם', 'ཧཱུྃ'])
    expect(printable(name)).toBe(name);
  const shown = printable(`a${'\u0301'.repeat(60)}b`, 2_000);
  expect(shown.match(/\u0301/g)).toHaveLength(8);
  expect(shown).toMatch(/\\u\{301\}b$/);
});
