import { type Difference, type GradeRecord, type NoisyValue, printable } from '@tito/grader';
import type { Verified } from '../../jobs/events/results.ts';
import { exitCodeOfVerification } from '../../exit-codes.ts';
import { count } from '../../words.ts';
import type { Mark } from '../glyphs.ts';
import {
  EMPTY_LINE,
  labelled,
  type Line,
  line,
  paragraph,
  span,
  spread,
  type Tone,
} from '../line.ts';
import type { Look } from '../look.ts';
import { nextLines } from '../next-lines.ts';
import { truncate } from '../width.ts';
import { shellWord, shownPath } from '../paths.ts';
import type { Report } from '../report.ts';

const LONGEST_VALUE = 300;
const NAME_WIDTH = 40;
const LABEL = 30;

const LOOKS: Record<Verified['outcome'], { mark: Mark; tone: Tone; word: string }> = {
  identical: { mark: 'passed', tone: 'good', word: 'identical' },
  differs: { mark: 'failed', tone: 'bad', word: 'differs' },
  'other-means': { mark: 'notRun', tone: 'open', word: 'judged by other means' },
  unavailable: { mark: 'notRun', tone: 'open', word: 'not judged again' },
};

/** `tito grade verify`: what judging once more came to, beside what is recorded. For staff. */
export function verificationReport(verified: Verified): Report {
  const { outcome, record, again, reason, means, differences, noisy, path } = verified;
  return {
    lines: (look) => [
      ...headLines(verified, look),
      EMPTY_LINE,
      ...paragraph(sentenceOf(verified), { width: look.width, indent: 2 }),
      ...differenceLines('Other means than then', means, look),
      ...differenceLines('Not as recorded', differences, look),
      ...noiseLines(noisy, look),
      ...nextLines(
        [{ command: showCommand(record, path), why: 'all that led to the recorded verdict' }],
        look,
      ),
    ],
    json: {
      command: 'grade verify',
      path,
      id: record.id,
      outcome,
      reason,
      means,
      differences,
      noisy,
      recorded: summaryOf(record),
      now: again === null ? null : summaryOf(again),
      exitCode: exitCodeOfVerification(outcome),
    },
  };
}

function headLines({ record, outcome }: Verified, look: Look): readonly Line[] {
  const { mark, tone, word } = LOOKS[outcome];
  return spread(
    [span(truncate(printable(record.name), NAME_WIDTH, look.glyphs.ellipsis), 'strong')],
    [span(`${look.glyphs[mark]} ${word}`, tone)],
    look,
  );
}

function sentenceOf({
  outcome,
  reason,
  record,
  again,
  noisy,
  means,
  differences,
}: Verified): string {
  if (again === null) return printable(reason ?? '', LONGEST_VALUE);
  const checks = count(again.results.length, 'check');
  const how = `Judged again from the kept files, with the recorded seed and limits, isolated by: ${again.isolation.level}.`;
  const upTo = noisy.length === 0 ? 'to the bit' : 'to the bit, but for values of memory';
  switch (outcome) {
    case 'identical':
      if (again.results.length === 0) return `${how} It was refused, as recorded.`;
      return `${how} ${checks}: every outcome, value and sentence is as recorded, ${upTo}.`;
    case 'differs':
      return `${how} By the same means, ${count(differences.length, 'thing')} came out otherwise.`;
    default: {
      const same =
        differences.length === 0 ? 'Yet all came out as recorded' : 'It came out otherwise';
      return `${how} ${count(means.length, 'of the means is', 'of the means are')} not what judged ${record.startedAt}, so this proves neither one nor the other. ${same}.`;
    }
  }
}

function differenceLines(
  title: string,
  differences: readonly Difference[],
  look: Look,
): readonly Line[] {
  if (differences.length === 0) return [];
  return [
    EMPTY_LINE,
    line(title, 'strong'),
    ...differences.flatMap(({ of, what, recorded, now }) => [
      line(`  ${truncate(printable(`${of}, ${what}`), look.width - 2, look.glyphs.ellipsis)}`),
      ...valueLines('recorded', recorded, look),
      ...valueLines('now', now, look),
    ]),
  ];
}

function valueLines(label: string, value: string, look: Look): readonly Line[] {
  const shown = printable(value, LONGEST_VALUE);
  return labelled([span(`    ${label.padEnd(9)} `, 'quiet')], shown, look);
}

function noiseLines(noisy: readonly NoisyValue[], look: Look): readonly Line[] {
  if (noisy.length === 0) return [];
  return [
    EMPTY_LINE,
    line('Reproducible up to noise only', 'strong'),
    ...noisy.flatMap(({ check, recorded, now, noise, unit }) =>
      labelled(
        [span(`  ${truncate(printable(check), LABEL, look.glyphs.ellipsis)}  `)],
        `${recorded} then, ${now} now, ${printable(unit)}; may differ by ${noise}`,
        { width: look.width, tone: 'quiet' },
      ),
    ),
  ];
}

function showCommand({ id, origin }: GradeRecord, path: string): string {
  const out = shownPath(path).replace(/\/?records\/[^/]+$/, '') || '.';
  return origin === 'complete'
    ? `tito grade show ${id}`
    : `tito grade show ${id} --out ${shellWord(out)}`;
}

function summaryOf({ verdict, means, isolation, submission, startedAt }: GradeRecord): object {
  const { status, points, maxPoints } = verdict;
  return { status, points, maxPoints, startedAt, submission: submission.sha256, means, isolation };
}
