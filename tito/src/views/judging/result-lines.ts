import type { CheckResult } from '@tito/grader';
import { figure, forLearner, measuredText, printable } from '@tito/grader/plain';
import type { Mark } from '../glyphs.ts';
import { labelled, type Line, line, paragraph, span, spread, textOf, type Tone } from '../line.ts';
import type { Look } from '../look.ts';
import { displayWidth, pad } from '../width.ts';
import { say } from '../../messages/index.ts';

interface Sign {
  readonly mark: Mark;
  readonly tone: Tone;
  /** Said where no value was measured. */
  readonly word: string;
}

const SIGNS: Record<CheckResult['outcome'], Sign> = {
  passed: { mark: 'passed', tone: 'good', word: '' },
  failed: { mark: 'failed', tone: 'bad', word: '' },
  errored: { mark: 'failed', tone: 'bad', word: say.check.threw },
  'timed-out': { mark: 'failed', tone: 'bad', word: say.check.timedOut },
  'out-of-memory': { mark: 'failed', tone: 'bad', word: say.check.outOfMemory },
  crashed: { mark: 'failed', tone: 'bad', word: say.check.crashed },
  'not-run': { mark: 'notRun', tone: 'quiet', word: say.words.notRun },
};
const TO_DO: Sign = { mark: 'todo', tone: 'open', word: say.words.toDo };

const SENTENCE_LENGTH = 600;
const ROWS_SHOWN = 4;

/** Who reads: learners get what `forLearner` leaves; staff get every figure. */
export type Reader = 'learner' | 'staff';

/** One check: mark, title and measured value; if it did not pass, why. */
export function resultLines(
  judged: CheckResult,
  look: Look,
  reader: Reader = 'learner',
): readonly Line[] {
  const result = reader === 'staff' ? judged : forLearner(judged);
  const sign = result.isToDo ? TO_DO : SIGNS[result.outcome];
  const mark = pad(look.glyphs[sign.mark], markWidth(look));
  const title = labelled([span(`  ${mark} `, sign.tone)], printable(result.title), look);
  const head = [
    ...title.slice(0, -1),
    ...valueBeside(title.at(-1) ?? [], valueOf(result, sign), look),
  ];
  return [...head, ...reasonLines(result, look, reader)];
}

/** A measured value at the edge, or below in as many lines as it takes: no part of it is left out. */
function valueBeside(title: Line, value: string, look: Look): readonly Line[] {
  const { width } = look;
  const indent = markWidth(look) + 3;
  return displayWidth(value) > width - indent
    ? [title, ...paragraph(value, { width, indent, tone: 'quiet' })]
    : spread(title, [span(value, 'quiet')], { width, indent });
}

function valueOf({ finding }: CheckResult, { word }: Sign): string {
  return finding === null ? word : printable(measuredText(finding.measured));
}

/** The columns that a mark takes, so that titles stand below each other. */
export function markWidth({ glyphs }: Look): number {
  const { passed, failed, todo, notRun } = glyphs;
  return Math.max(...[passed, failed, todo, notRun].map(displayWidth));
}

/** What a check has to say: why it was not passed with the first rows that differ, or a remark. */
export function reasonLines(
  result: CheckResult,
  look: Look,
  reader: Reader = 'learner',
): readonly Line[] {
  if (result.isToDo) return [];
  const { finding } = result;
  if (finding?.ok === true) return note(finding.note, look);
  const sentence = (reader === 'staff' ? result.staff : null) ?? result.student;
  const rows = (finding?.rows ?? []).slice(0, ROWS_SHOWN);
  return [...(sentence === null ? [] : wrapped(sentence, look)), ...rowLines(rows, look)];
}

function note(text: string | undefined, look: Look): readonly Line[] {
  return text === undefined ? [] : wrapped(text, look, 'quiet');
}

function wrapped(text: string, look: Look, tone: Tone = 'text'): readonly Line[] {
  const indent = markWidth(look) + 3;
  return paragraph(printable(text, SENTENCE_LENGTH), { width: look.width, indent, tone });
}

type Rows = NonNullable<Extract<NonNullable<CheckResult['finding']>, { ok: false }>['rows']>;

const COLUMN = 12;

/** Which values differ: where, both values, the difference, and how large it may be. */
function rowLines(rows: Rows, { width }: Look): readonly Line[] {
  if (rows.length === 0) return [];
  const cells = rows.map(({ at, yours, expected, allowed }) => [
    `[${at.join(', ')}]`,
    figure(yours),
    figure(expected),
    difference(yours - expected),
    figure(allowed),
  ]);
  const { at: place, yours: own, expected: right, difference: off, allowed: limit } = say.check;
  const heads = [place, own, right, off, limit];
  const table = [heads, ...cells].map((row, i) =>
    line(
      '    ' + row.map((cell) => pad(cell, COLUMN, 'left')).join(' '),
      i === 0 ? 'quiet' : 'text',
    ),
  );
  const fits = table.every((row) => displayWidth(textOf(row)) <= width);
  return fits ? table : cells.flatMap((row) => rowInWords(heads, row, width));
}

/** A row of the table as words, for a screen that is too narrow for it. */
function rowInWords(
  heads: readonly string[],
  row: readonly string[],
  width: number,
): readonly Line[] {
  const words = row.map((cell, i) => `${heads[i] ?? ''} ${cell}`).join(', ');
  return paragraph(words, { width, indent: 4 });
}

function difference(value: number): string {
  return value > 0 ? `+${figure(value)}` : figure(value);
}
