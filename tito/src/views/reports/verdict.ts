import {
  type CheckResult,
  figure,
  type GradeRecord,
  type ModuleSpec,
  type PackKind,
  printable,
} from '@tito/grader';
import type { Explained } from '../../jobs/events/results.ts';
import { duration } from '../../words.ts';
import { lateLines, overfittingLines, ownPartsLines } from '../class/row-lines.ts';
import { resultLines } from '../judging/result-lines.ts';
import { EMPTY_LINE, labelled, type Line, line, paragraph, span, spread } from '../line.ts';
import type { Look } from '../look.ts';
import { shownPath } from '../paths.ts';
import { displayWidth, truncate } from '../width.ts';
import type { Report } from '../report.ts';
import { say } from '../../messages/index.ts';

const NAME_WIDTH = 40;
const REASON_LENGTH = 1000;
const FACT_LENGTH = 2_000;
const ROW_LENGTH = 4_096;

/** `tito grade show`: all that led to one verdict, figures included. For staff. */
export function verdictReport({ record, module, path }: Explained): Report {
  return {
    lines: (look) => [
      ...headLines(record, look),
      EMPTY_LINE,
      ...factLines(record, path, look),
      ...reasonLines(record, look),
      ...lateLines(module, record, look),
      ...overfittingLines(record, look),
      ...ownPartsLines(record, look),
      ...module.tasks.flatMap((task) => taskLines(record, task, look)),
      ...printedBlock(record, 'public', look),
      ...printedBlock(record, 'hidden', look),
    ],
    json: { command: 'grade show', path, record },
  };
}

function headLines({ name, verdict }: GradeRecord, look: Look): readonly Line[] {
  const { status } = verdict;
  const points = say.words.points({
    points: figure(verdict.points),
    total: figure(verdict.maxPoints),
  });
  const right =
    status === 'broken'
      ? say.words.status.broken
      : say.report.verdict({ status: say.words.status[status], points });
  const shown = truncate(printable(name), NAME_WIDTH, look.glyphs.ellipsis);
  return spread([span(shown, 'strong')], [span(right, 'strong')], look);
}

const { facts: names } = say.verdict;
const FACT_WIDTH = Math.max(...Object.values(names).map(displayWidth)) + 2;
const PACKS: Record<PackKind, string> = {
  public: say.verdict.publicChecks,
  hidden: say.verdict.hiddenChecks,
};

function listed(files: readonly string[]): string {
  return files.map((file) => printable(file)).join(', ');
}

function factLines(record: GradeRecord, path: string, look: Look): readonly Line[] {
  const { submission, isolation, verdict, startedAt, durationMs, processorMs } = record;
  const took = duration(durationMs);
  const time =
    processorMs === null
      ? took
      : say.verdict.processorTime({ time: took, used: duration(processorMs) });
  const absent = (['public', 'hidden'] as const).filter((pack) => verdict.packs[pack] === 'absent');
  const facts: readonly (readonly [string, string])[] = [
    [names.id, record.id],
    [names.judged, say.verdict.judged({ at: startedAt, time, command: `tito ${spoken(record)}` })],
    [names.handedIn, record.handedIn ?? say.verdict.nobodyKnows],
    ...record.supersedes.map((name) => [names.supersedes, name] as const),
    [names.module, record.module],
    [names.isolatedBy, `${isolation.level}: ${isolation.layers.join(', ')}`],
    [names.seed, record.seed ?? say.verdict.noSeed],
    ...(record.attempts === 1 ? [] : [[names.attempts, String(record.attempts)] as const]),
    ...meansFacts(record),
    [names.submission, submission.sha256 ?? say.verdict.notRead],
    [names.files, listed(submission.files) || say.verdict.noFiles],
    [names.leftOut, listed(submission.ignored) || say.verdict.nothing],
    ...(submission.altered ?? []).map((text) => [names.altered, text] as const),
    ...absent.map((pack) => [names.absent, PACKS[pack]] as const),
    [names.record, shownPath(path)],
  ];
  return facts.flatMap(([name, value]) =>
    labelled([span(`  ${name.padEnd(FACT_WIDTH)}`, 'quiet')], printable(value, FACT_LENGTH), look),
  );
}

function meansFacts({ means, ownParts }: GradeRecord): readonly (readonly [string, string])[] {
  const limits = Object.entries(means.limits).map(([name, value]) => `${name} ${value}`);
  return [
    [names.public, means.packs.public ?? say.verdict.absent],
    [names.hidden, means.packs.hidden ?? say.verdict.absent],
    [names.packages, means.packages],
    ...[...means.stack, ...(ownParts?.stack ?? [])].map(
      ({ module, sha256 }) => [names.own, `${module} ${sha256}`] as const,
    ),
    [names.grader, means.grader],
    [names.version, [means.version, `Node ${means.node}`].join(', ')],
    [names.limits, limits.join(', ')],
  ];
}

function spoken({ origin }: GradeRecord): string {
  return origin === 'grade' ? 'grade' : 'module complete';
}

function reasonLines({ verdict, trace }: GradeRecord, look: Look): readonly Line[] {
  if (verdict.reason === null) return [];
  const { width } = look;
  const reason = paragraph(printable(verdict.reason, REASON_LENGTH), { width, indent: 2 });
  const steps = (trace ?? '').split('\n').filter((step) => step !== '');
  return [
    EMPTY_LINE,
    ...reason,
    ...steps.flatMap((step) => paragraph(printable(step), { width, indent: 2, tone: 'quiet' })),
  ];
}

function taskLines(
  { results, verdict }: GradeRecord,
  { id, title }: ModuleSpec['tasks'][number],
  look: Look,
): readonly Line[] {
  const own = results.filter(({ task }) => task === id);
  const task = verdict.tasks.find((candidate) => candidate.id === id);
  if (own.length === 0 || task === undefined) return [];
  const points = say.words.points({
    points: figure(task.points),
    total: figure(task.maxPoints),
  });
  return [
    EMPTY_LINE,
    ...spread([span(`${id} ${title}`, 'strong')], [span(points)], look),
    ...own.flatMap((result) =>
      resultLines(result, look, 'staff').concat([line(`      ${ofCheck(result, look)}`, 'quiet')]),
    ),
  ];
}

function ofCheck({ id, pack, weight }: CheckResult, { glyphs }: Look): string {
  return say.verdict.ofCheck({
    id: truncate(printable(id), NAME_WIDTH, glyphs.ellipsis),
    pack: say.verdict.packs[pack],
    weight: figure(weight),
  });
}

/** All that a record keeps of it. */
function printedBlock({ printed }: GradeRecord, pack: PackKind, { width }: Look): readonly Line[] {
  const { text, isCut } = printed[pack];
  if (text === '') return [];
  const rows = text.replace(/\n$/, '').split('\n');
  const { printedPublic, printedHidden, itsBeginning } = say.verdict;
  const heading = pack === 'public' ? printedPublic : printedHidden;
  return [
    EMPTY_LINE,
    line(isCut ? itsBeginning({ heading }) : heading, 'strong'),
    ...rows.flatMap((row) => paragraph(printable(row, ROW_LENGTH), { width, indent: 2 })),
  ];
}
