import { type Difference, type GradeRecord, type NoisyValue, printable } from '@tito/grader';
import type { Verified } from '../../jobs/events/results.ts';
import { exitCodeOfVerification } from '../../exit-codes.ts';
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
import { displayWidth, pad, truncate } from '../width.ts';
import { shellWord, shownPath } from '../paths.ts';
import type { Report } from '../report.ts';
import { say } from '../../messages/index.ts';

const LONGEST_VALUE = 300;
const NAME_WIDTH = 40;
const LABEL = 30;

const LOOKS: Record<Verified['outcome'], { mark: Mark; tone: Tone; word: string }> = {
  identical: { mark: 'passed', tone: 'good', word: say.verify.identical },
  differs: { mark: 'failed', tone: 'bad', word: say.verify.differs },
  'other-means': { mark: 'notRun', tone: 'open', word: say.verify.otherMeans },
  unavailable: { mark: 'notRun', tone: 'open', word: say.verify.unavailable },
};

/** `tito grade verify`: what judging once more came to, beside what is recorded. For staff. */
export function verificationReport(verified: Verified): Report {
  const { outcome, record, again, reason, means, differences, noisy, path } = verified;
  return {
    lines: (look) => [
      ...headLines(verified, look),
      EMPTY_LINE,
      ...paragraph(sentenceOf(verified), { width: look.width, indent: 2 }),
      ...differenceLines(say.verify.headMeans, means, look),
      ...differenceLines(say.verify.headDifferences, differences, look),
      ...noiseLines(noisy, look),
      ...nextLines([{ command: showCommand(record, path), why: say.verify.allThatLed }], look),
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
  const checks = again.results.length;
  const how = say.verify.how({ isolation: again.isolation.level });
  const allEqual = noisy.length === 0 ? say.verify.allEqual : say.verify.allButMemory;
  switch (outcome) {
    case 'identical':
      return `${how} ${checks === 0 ? say.verify.refusedAsRecorded : allEqual({ checks })}`;
    case 'differs':
      return `${how} ${say.verify.cameOtherwise({ things: differences.length })}`;
    default: {
      const same = differences.length === 0 ? say.verify.yetEqual : say.verify.otherwise;
      const changed = say.verify.meansChanged({ means: means.length, at: record.startedAt });
      return `${how} ${changed} ${same}`;
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
      ...valueLines(say.verify.recorded, recorded, look),
      ...valueLines(say.verify.now, now, look),
    ]),
  ];
}

const VALUE_WIDTH = Math.max(displayWidth(say.verify.recorded), displayWidth(say.verify.now)) + 2;

function valueLines(label: string, value: string, look: Look): readonly Line[] {
  const shown = printable(value, LONGEST_VALUE);
  return labelled([span(`    ${pad(label, VALUE_WIDTH)}`, 'quiet')], shown, look);
}

function noiseLines(noisy: readonly NoisyValue[], look: Look): readonly Line[] {
  if (noisy.length === 0) return [];
  return [
    EMPTY_LINE,
    line(say.verify.headNoise, 'strong'),
    ...noisy.flatMap(({ check, recorded, now, noise, unit }) =>
      labelled(
        [span(`  ${truncate(printable(check), LABEL, look.glyphs.ellipsis)}  `)],
        say.verify.noise({ recorded, now, unit: printable(unit), noise }),
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
