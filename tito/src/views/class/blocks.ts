import { type Isolation, printable } from '@tito/grader';
import type { ClassBegin, ClassOutcome } from '../../jobs/events/class.ts';
import { count, duration } from '../../words.ts';
import { EMPTY_LINE, type Line, line, paragraph, span, spread } from '../line.ts';
import type { Block, Look } from '../look.ts';
import { nextLines } from '../next-lines.ts';
import { shownPath, shellWord } from '../paths.ts';
import { legend, rowLines, tableHead } from './row-lines.ts';
import { type ClassState, settledRecords } from './state.ts';

/** What is settled of a class, in order. */
export function classBlocks(state: ClassState, look: Look): readonly Block[] {
  const { begin, outcome } = state;
  if (begin === null || state.total === 0) return [];
  const head = { key: 'begin', lines: headLines(begin, state, look) };
  const rows = settledRecords(state).map((record) => ({
    key: record.id,
    lines: rowLines(begin.module, record, look),
  }));
  if (outcome === null) return [head, ...rows];
  return [head, ...rows, { key: 'end', lines: endLines(outcome, look) }];
}

function headLines(
  { module, isolation, hasHidden }: ClassBegin,
  { total, superseded, skipped }: ClassState,
  look: Look,
): readonly Line[] {
  const title = `Module ${module.number} ${look.glyphs.dot} ${module.title}`;
  const facts = `${count(total, 'submission')}, isolated by: ${isolation.level}`;
  const { width } = look;
  const absent = 'The hidden checks are not here: these points rest on the public ones alone.';
  return [
    ...spread([span(title, 'strong')], [span(facts, 'quiet')], look),
    ...(hasHidden ? [] : paragraph(absent, { width, tone: 'open' })),
    ...supersededLines(superseded, look),
    ...(skipped.length === 0
      ? []
      : paragraph(`Passed over: ${skipped.map((name) => printable(name)).join(', ')}`, {
          width,
          tone: 'quiet',
        })),
    EMPTY_LINE,
    ...tableHead(module, look),
  ];
}

/** Which attempts were not judged, since the same learner handed in a later one. */
function supersededLines(superseded: ClassState['superseded'], { width }: Look): readonly Line[] {
  if (superseded.length === 0) return [];
  const names = superseded.map(({ name, by }) => `${printable(name)} (by ${printable(by)})`);
  return paragraph(`Superseded by a later attempt, and not judged: ${names.join(', ')}`, {
    width,
    tone: 'quiet',
  });
}

function endLines(outcome: ClassOutcome, look: Look): readonly Line[] {
  const { counts, reused, paths, elapsedMs, isolation } = outcome;
  const totals = Object.entries(counts).map(([status, amount]) => `${amount} ${status}`);
  const again = `  ${reused} of them judged before, by the same checks, and unchanged.`;
  return [
    legend(look),
    EMPTY_LINE,
    ...spread(
      [span(`  ${totals.join(`  ${look.glyphs.dot}  `)}`)],
      [span(duration(elapsedMs), 'quiet')],
      look,
    ),
    ...(reused === 0 ? [] : [line(again, 'quiet')]),
    ...brokenLines(outcome, look),
    ...paragraph(isolationSentence(isolation), { width: look.width, indent: 2, tone: 'quiet' }),
    EMPTY_LINE,
    line(`  Grades    ${shownPath(paths.csv)}`),
    line(`  Feedback  ${shownPath(paths.feedback)}, one page per learner`),
    ...nextLines(afterClass(outcome), look),
  ];
}

/** Whom we owe a verdict, and what somebody has to do about it. */
function brokenLines({ records }: ClassOutcome, { width }: Look): readonly Line[] {
  const broken = records.filter(({ verdict }) => verdict.status === 'broken');
  if (broken.length === 0) return [];
  const names = broken.map(
    ({ name, attempts }) => `${printable(name)} (tried ${count(attempts, 'time')})`,
  );
  return paragraph(
    `Our fault: ${names.join(', ')} could not be judged. No points were given, and that is no 0. Run the same command again: it judges these anew and keeps the rest. If they stay broken, \`tito grade show\` names the place to report.`,
    { width, indent: 2, tone: 'ours' },
  );
}

/** What the isolation of these verdicts was worth. */
export function isolationSentence({ level, layers }: Isolation): string {
  return level === 'strong'
    ? `Isolated by: strong. ${layers.length} layers held when they were tried, the operating system's and Node's.`
    : `Isolated by: ${level}. Node's permission model alone kept submissions apart: for submissions that you trust not to attack this machine.`;
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
      : [{ command: `tito grade show ${one.id} ${where}`, why: 'one verdict explained' }]),
    { command: `tito export --format csv ${where}`, why: 'the grades once more' },
  ];
}
