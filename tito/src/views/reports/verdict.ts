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
import { truncate } from '../width.ts';
import type { Report } from '../report.ts';

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
  const points = `${figure(verdict.points)} of ${figure(verdict.maxPoints)} points`;
  const right = verdict.status === 'broken' ? 'broken' : `${verdict.status}, ${points}`;
  const shown = truncate(printable(name), NAME_WIDTH, look.glyphs.ellipsis);
  return spread([span(shown, 'strong')], [span(right, 'strong')], look);
}

function factLines(record: GradeRecord, path: string, look: Look): readonly Line[] {
  const { submission, isolation, verdict, startedAt, durationMs, processorMs } = record;
  const used = processorMs === null ? '' : ` (${duration(processorMs)} of processor time)`;
  const absent = (['public', 'hidden'] as const).filter((pack) => verdict.packs[pack] === 'absent');
  const facts: readonly (readonly [string, string])[] = [
    ['judged', `${startedAt}, in ${duration(durationMs)}${used}, by \`tito ${spoken(record)}\``],
    ['handed in', record.handedIn ?? 'nobody knows when'],
    ...record.supersedes.map((name) => ['supersedes', name] as const),
    ['module', record.module],
    ['isolated by', `${isolation.level}: ${isolation.layers.join(', ')}`],
    ['seed', record.seed ?? 'none: nothing was judged'],
    ...(record.attempts === 1 ? [] : [['attempts', String(record.attempts)] as const]),
    ...meansFacts(record),
    ['submission', submission.sha256 ?? 'not read'],
    ['files', submission.files.map((file) => printable(file)).join(', ') || 'none'],
    ['left out', submission.ignored.map((file) => printable(file)).join(', ') || 'nothing'],
    ...(submission.altered ?? []).map((text) => ['altered', text] as const),
    ...absent.map((pack) => ['absent', `the ${pack} checks`] as const),
    ['record', shownPath(path)],
  ];
  return facts.flatMap(([name, value]) =>
    labelled([span(`  ${name.padEnd(13)}`, 'quiet')], printable(value, FACT_LENGTH), look),
  );
}

function meansFacts({ means, ownParts }: GradeRecord): readonly (readonly [string, string])[] {
  const limits = Object.entries(means.limits).map(([name, value]) => `${name} ${value}`);
  return [
    ['public', means.packs.public ?? 'absent'],
    ['hidden', means.packs.hidden ?? 'absent'],
    ['packages', means.packages],
    ...[...means.stack, ...(ownParts?.stack ?? [])].map(
      ({ module, sha256 }) => ['own', `${module} ${sha256}`] as const,
    ),
    ['grader', means.grader],
    ['version', `${means.version}, Node ${means.node}`],
    ['limits', limits.join(', ')],
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
  const points = `${figure(task.points)} of ${figure(task.maxPoints)} points`;
  return [
    EMPTY_LINE,
    ...spread([span(`${id} ${title}`, 'strong')], [span(points)], look),
    ...own.flatMap((result) =>
      resultLines(result, look, 'staff').concat([
        line(
          `      ${idOf(result, look)}, ${result.pack}, weight ${figure(result.weight)}`,
          'quiet',
        ),
      ]),
    ),
  ];
}

function idOf({ id }: CheckResult, { glyphs }: Look): string {
  return truncate(printable(id), NAME_WIDTH, glyphs.ellipsis);
}

/** All that a record keeps of it. */
function printedBlock({ printed }: GradeRecord, pack: PackKind, { width }: Look): readonly Line[] {
  const { text, isCut } = printed[pack];
  if (text === '') return [];
  const rows = text.replace(/\n$/, '').split('\n');
  return [
    EMPTY_LINE,
    line(`Printed during the ${pack} checks${isCut ? ', its beginning' : ''}`, 'strong'),
    ...rows.flatMap((row) => paragraph(printable(row, ROW_LENGTH), { width, indent: 2 })),
  ];
}
