import { type Isolation, printable } from '@tito/grader';
import type { ClassBegin, ClassOutcome } from '../../jobs/events/class.ts';
import { duration } from '../../words.ts';
import { EMPTY_LINE, labelled, type Line, paragraph, span, spread } from '../line.ts';
import type { Block, Look } from '../look.ts';
import { nextLines } from '../next-lines.ts';
import { shownPath, shellWord } from '../paths.ts';
import { displayWidth, pad } from '../width.ts';
import { legend, rowLines, STATUSES, tableHead } from './row-lines.ts';
import { type ClassState, settledRecords } from './state.ts';
import { say } from '../../messages/index.ts';

/** What is settled of a class, in order. */
export function classBlocks(state: ClassState, look: Look): readonly Block[] {
  const { begin, outcome } = state;
  if (begin === null || state.total === 0) return [];
  const head = { lines: headLines(begin, state, look) };
  const rows = settledRecords(state).map((record) => ({
    lines: rowLines(begin.module, record, look),
  }));
  if (outcome === null) return [head, ...rows];
  return [head, ...rows, { lines: endLines(outcome, look) }];
}

function headLines(
  { module, isolation, hasHidden }: ClassBegin,
  { total, superseded, skipped, earlierResults }: ClassState,
  look: Look,
): readonly Line[] {
  const { number, title: name } = module;
  const title = say.words.heading({ module: number, title: name, dot: look.glyphs.dot });
  const facts = say.grade.facts({ submissions: total, isolation: isolation.level });
  const { width } = look;
  return [
    ...spread([span(title, 'strong')], [span(facts, 'quiet')], look),
    ...(hasHidden ? [] : paragraph(say.grade.hiddenAbsent, { width, tone: 'open' })),
    ...supersededLines(superseded, look),
    ...namesLine(skipped, say.grade.passedOver, look),
    ...namesLine(earlierResults, say.grade.earlierResults, look),
    EMPTY_LINE,
    ...tableHead(module, look),
  ];
}

/** A sentence about these, if there are any. */
function namesLine(
  names: readonly string[],
  sentence: (texts: { names: readonly string[] }) => string,
  { width }: Look,
): readonly Line[] {
  if (names.length === 0) return [];
  return paragraph(sentence({ names: names.map((name) => printable(name)) }), {
    width,
    tone: 'quiet',
  });
}

/** Which attempts were not judged, since the same learner handed in a later one. */
function supersededLines(superseded: ClassState['superseded'], { width }: Look): readonly Line[] {
  if (superseded.length === 0) return [];
  const names = superseded.map(({ name, by }) =>
    say.grade.by({ name: printable(name), later: printable(by) }),
  );
  return paragraph(say.grade.superseded({ names }), {
    width,
    tone: 'quiet',
  });
}

function endLines(outcome: ClassOutcome, look: Look): readonly Line[] {
  const { counts, reused, paths, elapsedMs, isolation } = outcome;
  const totals = STATUSES.map((status) => `${counts[status]} ${say.words.status[status]}`);
  const { gradesAt, feedbackAt } = say.grade;
  const where = Math.max(displayWidth(gradesAt), displayWidth(feedbackAt)) + 2;
  const feedback = say.grade.onePageEach({ path: shownPath(paths.feedback) });
  return [
    ...legend(look),
    ...spread(
      [span(`  ${totals.join(`  ${look.glyphs.dot}  `)}`)],
      [span(duration(elapsedMs), 'quiet')],
      look,
    ),
    ...(reused === 0
      ? []
      : paragraph(say.grade.reused({ amount: reused }), {
          width: look.width,
          indent: 2,
          tone: 'quiet',
        })),
    ...brokenLines(outcome, look),
    ...goneLines(outcome, look),
    ...paragraph(isolationSentence(isolation), { width: look.width, indent: 2, tone: 'quiet' }),
    EMPTY_LINE,
    ...labelled([span(`  ${pad(gradesAt, where)}`)], shownPath(paths.csv), look),
    ...labelled([span(`  ${pad(feedbackAt, where)}`)], feedback, look),
    ...nextLines(afterClass(outcome), look),
  ];
}

/** Whom we owe a verdict, and what somebody has to do about it. */
function brokenLines({ records }: ClassOutcome, { width }: Look): readonly Line[] {
  const broken = records.filter(({ verdict }) => verdict.status === 'broken');
  if (broken.length === 0) return [];
  const names = broken.map(({ name, attempts }) =>
    say.grade.tried({ name: printable(name), times: attempts }),
  );
  return paragraph(say.grade.ourFault({ names }), { width, indent: 2, tone: 'ours' });
}

/** Whose grades rest on a record alone. */
function goneLines({ gone, paths }: ClassOutcome, { width }: Look): readonly Line[] {
  if (gone.length === 0) return [];
  const ids = gone.map(({ id }) => id);
  const folder = shownPath(paths.records);
  return paragraph(say.grade.gone({ ids, folder }), { width, indent: 2, tone: 'open' });
}

/** What the isolation of these verdicts was worth. */
export function isolationSentence({ level, layers }: Isolation): string {
  return level === 'strong'
    ? say.grade.strong({ layers: layers.length })
    : say.grade.weak({ level });
}

function afterClass({ records, out }: ClassOutcome): readonly { command: string; why: string }[] {
  const where = `--out ${shellWord(shownPath(out))}`;
  const one =
    records.find(({ verdict }) => verdict.status === 'broken') ??
    records.find(({ verdict }) => verdict.status === 'failed') ??
    records[0];
  return [
    ...(one === undefined
      ? []
      : [{ command: `tito grade show ${one.id} ${where}`, why: say.grade.oneExplained }]),
    { command: `tito export --format csv ${where}`, why: say.grade.gradesAgain },
  ];
}
