import type { DiffRow, Finding } from '@tito/check';
import type {
  CheckOutcome,
  CheckResult,
  GradeRecord,
  ModuleSpec,
  TaskVerdict,
} from '../contracts.ts';
import { figure, figures, measuredText } from './figures.ts';
import { forLearner } from './for-learner.ts';
import { percentOf } from './grade-row.ts';
import { lateness } from './lateness.ts';
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
 * measured value and its limit, and one sentence for what did not pass. Of a hidden check it tells
 * what `forLearner` leaves. It holds no seed, only the seed's hash, and nothing that the code printed.
 * No times: equal records give equal text.
 */
export function feedback(module: ModuleSpec, record: GradeRecord): string {
  const { verdict } = record;
  const results = record.results.map(forLearner);
  const blocks = [
    `# Module ${module.number}, ${plain(module.title)}: feedback for ${plain(record.name)}`,
    ...summaryOf(record),
    ...lateLine(module, record),
    ...(results.length === 0 ? [] : [taskTable(verdict.tasks)]),
    ...(results.length === 0 ? [] : verdict.tasks.flatMap((task) => taskSection(task, results))),
    ...ownPartsSection(record),
    ...filesSection(record),
    isolationLine(record),
    ...meansSection(record),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function summaryOf(record: GradeRecord): readonly string[] {
  const { status, reason, points, maxPoints, packs } = record.verdict;
  if (status === 'broken') {
    return [
      '**Not judged.** The grader failed on this submission. This is our fault, not yours, and it is no zero: an instructor will look at it. You need not do anything.',
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
  const notRun = record.results.filter(({ outcome }) => outcome === 'not-run').length;
  const percent = figure(percentOf(points, maxPoints));
  const absent =
    packs.hidden === 'absent'
      ? ['The hidden checks were not there; these are the public ones.']
      : [];
  return [
    `**${figure(points)} of ${figure(maxPoints)} points** (${percent} %). ${passed} of ${judged} checks passed${notRun === 0 ? '' : `, ${notRun} did not run`}.`,
    ...absent,
    ...overfittingLine(record),
  ];
}

function lateLine(module: ModuleSpec, record: GradeRecord): readonly string[] {
  const late = lateness(module, record);
  if (late === null) return [];
  return [
    `Handed in ${record.handedIn}, ${late.hours} hours after the deadline (${late.deadline}). The points above are as earned; what being late means for a grade, your instructors decide.`,
  ];
}

/** What the numbers say, and what to do about it; not how they came about. */
function overfittingLine({ verdict: { overfitting } }: GradeRecord): readonly string[] {
  if (overfitting === null) return [];
  const { public: own, hidden } = overfitting;
  return [
    `In the tasks that you began, ${own.passed} of ${own.total} public checks pass and ${hidden.passed} of ${hidden.total} hidden ones. The hidden checks ask for the same properties with other inputs, so look for places where the code holds only for the inputs of the public checks. If you wonder why, ask an instructor.`,
  ];
}

function taskTable(tasks: readonly TaskVerdict[]): string {
  const rows = tasks.map(({ id, title, points, maxPoints, passed, notRun, total }) =>
    tableRow([
      `${id} ${plain(title)}`,
      `${figure(points)} of ${figure(maxPoints)}`,
      `${passed} of ${total}${notRun === 0 ? '' : `, ${notRun} not run`}`,
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
  if (!isSame || results.length === 1) return null; // one alone has its line
  return `None of its ${results.length} checks was run: ${plain(first.student ?? 'no reason was recorded.')}`;
}

function checkItem(result: CheckResult): string {
  const { title, pack, outcome, finding, student } = result;
  const measured = finding === null ? '' : `: ${plain(measuredText(finding.measured))}`;
  const details = [
    ...(student === null ? [] : [plain(student)]),
    ...(finding === null ? [] : detailsOf(finding)),
  ];
  const head = `- ${ENDINGS[outcome]}: ${plain(title)} (${pack})${measured}`;
  return [head, ...details.map((block) => `\n${indented(block)}`)].join('\n');
}

/** What differed, where the learner may know: that is, of a public check. */
function detailsOf(finding: Finding): readonly string[] {
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

/** What differs on the learner's own earlier modules: for reading only, it gives and takes no points. */
function ownPartsSection({ ownParts, results }: GradeRecord): readonly string[] {
  if (ownParts === null) return [];
  const { stack, verdict } = ownParts;
  const modules = stack.map(({ module }) => plain(module)).join(', ');
  const heading = '## On your own parts';
  if (verdict.status === 'broken' || verdict.status === 'refused') {
    const why =
      verdict.status === 'broken'
        ? 'Judging on them broke, which is our fault.'
        : plain(verdict.reason ?? '');
    return [heading, `Not judged on your own ${modules}: ${why}`];
  }
  const passed = new Set(results.flatMap(({ id, outcome }) => (outcome === 'passed' ? [id] : [])));
  const lost = ownParts.results.filter(({ id, outcome }) => passed.has(id) && outcome !== 'passed');
  const items = lost.map((result) => checkItem(forLearner(result))).join('\n');
  return [
    heading,
    `With your own ${modules} in place of the course's packages, ${figure(verdict.points)} of ${figure(verdict.maxPoints)} points would be earned. The points above rest on the course's packages, so an earlier module cannot cost you points here.`,
    ...(lost.length === 0
      ? []
      : [`These pass on the course's packages and not on yours:\n\n${items}`]),
  ];
}

function filesSection({ submission, supersedes, verdict }: GradeRecord): readonly string[] {
  const { files, ignored, altered = [], sha256 } = submission;
  const earlier = supersedes.map((name) => plain(name)).join(', ');
  if (verdict.status === 'broken' || files.length === 0) return [];
  const paths = files.map((path) => plain(path)).join(', ');
  const isRefused = verdict.status === 'refused';
  return [
    '## Files',
    isRefused ? `What would have been judged: ${paths}.` : `Judged: ${paths}.`,
    ...(ignored.length === 0 ? [] : [`Left out:\n\n${bullets(ignored)}`]),
    ...(altered.length === 0
      ? []
      : [
          `${isRefused ? 'Handed in' : 'Judged'} as it came, and not as it was packed:\n\n${bullets(altered)}`,
        ]),
    ...(earlier === '' ? [] : [`Earlier attempts, which were not judged: ${earlier}.`]),
    ...(sha256 === null
      ? []
      : [`SHA-256 of ${isRefused ? 'these' : 'the judged'} files: ${sha256}`]),
  ];
}

function bullets(texts: readonly string[]): string {
  return texts.map((text) => `- ${plain(text)}`).join('\n');
}

function isolationLine({ isolation, results }: GradeRecord): string {
  if (results.length === 0) return 'Nothing of this submission was run to the end.';
  return `Isolated by (level ${isolation.level}): ${isolation.layers.map((layer) => plain(layer)).join('; ')}.`;
}

/** With these, a verdict that is disputed can be reached again, and a seed told later be checked. */
function meansSection({ means, seedHash, results, ownParts }: GradeRecord): readonly string[] {
  if (results.length === 0) return [];
  const hashes: readonly (readonly [string, string | null])[] = [
    ['public checks', means.packs.public],
    ['hidden checks', means.packs.hidden],
    ['grader', means.grader],
    ['given packages', means.packages],
    ...(ownParts?.stack ?? []).map(({ module, sha256 }) => [`your ${module}`, sha256] as const),
    ['seed of the hidden inputs', seedHash],
  ];
  const lines = hashes.flatMap(([name, hash]) => (hash === null ? [] : [`- ${name}: ${hash}`]));
  return [`Judged by Node ${plain(means.node)} and, as SHA-256:`, lines.join('\n')];
}
