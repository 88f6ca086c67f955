import type { DiffRow, Finding } from '@tito/check';
import type {
  CheckOutcome,
  CheckResult,
  GradeRecord,
  ModuleSpec,
  TaskVerdict,
} from '../contracts.ts';
import { figure, figures, measuredText } from './figures.ts';
import { percentOf } from './grade-row.ts';
import { plain, tableRow } from './markdown.ts';

const MAX_ROWS = 4;

const ENDINGS: Readonly<Record<CheckOutcome, string>> = {
  passed: '✓ passed',
  failed: '✗ failed',
  errored: '✗ threw an error',
  'timed-out': '✗ took too long',
  'out-of-memory': '✗ used too much memory',
  crashed: '✗ ended its process',
  'not-run': '– not run',
};

/**
 * What a learner gets to read about a submission, as Markdown: points and checks by task, with the
 * measured value and its limit, and one sentence for what did not pass. Of a hidden check it tells no
 * inputs, no differing values, and nothing that was written for staff. No times: equal records give
 * equal text.
 */
export function feedback(module: ModuleSpec, record: GradeRecord): string {
  const { verdict, results } = record;
  const blocks = [
    `# Module ${module.number}, ${plain(module.title)}: feedback for ${plain(record.name)}`,
    ...summaryOf(record),
    ...(results.length === 0 ? [] : [taskTable(verdict.tasks)]),
    ...(results.length === 0 ? [] : verdict.tasks.flatMap((task) => taskSection(task, results))),
    ...filesSection(record),
    isolationLine(record),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function summaryOf(record: GradeRecord): readonly string[] {
  const { status, reason, points, maxPoints, packs } = record.verdict;
  if (status === 'broken') {
    return [
      '**Not judged.** The grader failed on this submission. This is our fault, not yours, and it is no zero: an instructor will look at it.',
    ];
  }
  if (status === 'refused') {
    return [
      '**Refused.** What was handed in cannot be judged, so none of it has run.',
      plain(reason ?? 'No reason was recorded.'),
    ];
  }
  const judged = record.results.length;
  const passed = record.results.filter(({ outcome }) => outcome === 'passed').length;
  const percent = figure(percentOf(points, maxPoints));
  const absent =
    packs.hidden === 'absent'
      ? ['The hidden checks were not there; these are the public ones.']
      : [];
  return [
    `**${figure(points)} of ${figure(maxPoints)} points** (${percent} %). ${passed} of ${judged} checks passed.`,
    ...absent,
  ];
}

function taskTable(tasks: readonly TaskVerdict[]): string {
  const rows = tasks.map(({ id, title, points, maxPoints, passed, total }) =>
    tableRow([
      `${id} ${plain(title)}`,
      `${figure(points)} of ${figure(maxPoints)}`,
      `${passed} of ${total}`,
    ]),
  );
  return [tableRow(['Task', 'Points', 'Checks passed']), '| --- | ---: | ---: |', ...rows].join(
    '\n',
  );
}

function taskSection(task: TaskVerdict, results: readonly CheckResult[]): readonly string[] {
  const own = results.filter((result) => result.task === task.id);
  const points = `${figure(task.points)} of ${figure(task.maxPoints)} points`;
  return [
    `## ${task.id} ${plain(task.title)}: ${points}`,
    unstarted(own) ?? own.map(checkItem).join('\n'),
  ];
}

/** One sentence for a task of which nothing was run, for one and the same reason; otherwise null. */
function unstarted(results: readonly CheckResult[]): string | null {
  const [first] = results;
  if (first === undefined) return 'No check of this task was run.';
  const isSame = results.every(
    ({ outcome, student }) => outcome === 'not-run' && student === first.student,
  );
  if (!isSame || results.length === 1) return null;
  return `None of its ${results.length} checks was run: ${plain(first.student ?? 'no reason was recorded.')}`;
}

function checkItem(result: CheckResult): string {
  const { title, pack, outcome, finding, student } = result;
  const measured = finding === null ? '' : `: ${plain(measuredText(finding.measured))}`;
  const isPublic = pack === 'public';
  const details = [
    ...(student === null ? [] : [plain(student)]),
    ...(isPublic && finding !== null ? publicDetails(finding) : []),
  ];
  const head = `- ${ENDINGS[outcome]}: ${plain(title)} (${pack})${measured}`;
  return [head, ...details.map((block) => `\n${indented(block)}`)].join('\n');
}

/** Public inputs are the same for everybody, so a public check may show what differed. */
function publicDetails(finding: Finding): readonly string[] {
  if (finding.ok) return finding.note === undefined ? [] : [plain(finding.note)];
  return finding.rows === undefined || finding.rows.length === 0 ? [] : [rowTable(finding.rows)];
}

function rowTable(rows: readonly DiffRow[]): string {
  const lines = rows.slice(0, MAX_ROWS).map(({ at, yours, expected, allowed }) => {
    const where = `\\[${at.join(', ')}\\]`;
    return tableRow([where, ...figures(yours, expected), figure(allowed)]);
  });
  const head = tableRow(['at', 'yours', 'expected', 'may differ by']);
  return [head, '| --- | ---: | ---: | ---: |', ...lines].join('\n');
}

function indented(block: string): string {
  return block.replaceAll(/^/gm, '  ');
}

function filesSection({ submission, verdict }: GradeRecord): readonly string[] {
  const { files, ignored, sha256 } = submission;
  if (verdict.status === 'broken' || files.length === 0) return [];
  const leftOut = ignored.map((line) => `- ${plain(line)}`).join('\n');
  return [
    '## Files',
    `Judged: ${files.map((path) => plain(path)).join(', ')}.`,
    ...(ignored.length === 0 ? [] : [`Left out:\n\n${leftOut}`]),
    ...(sha256 === null ? [] : [`SHA-256 of the judged files: ${sha256}`]),
  ];
}

function isolationLine({ isolation, results }: GradeRecord): string {
  if (results.length === 0) return 'Nothing of this submission was run to the end.';
  return `Isolated by (level ${isolation.level}): ${isolation.layers.map((layer) => plain(layer)).join('; ')}.`;
}
