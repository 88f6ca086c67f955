import {
  type CheckResult,
  figure,
  type GradeRecord,
  type PackKind,
  type TaskVerdict,
} from '@tito/grader';
import type { BeginEvent, JudgingOutcome } from '../../jobs/events/judging.ts';
import type { Mark } from '../glyphs.ts';
import { EMPTY_LINE, type Line, line, paragraph, span, spread, type Tone } from '../line.ts';
import type { Block, Look } from '../look.ts';
import { nextLines } from '../next-lines.ts';
import { pictureLines } from '../plot/picture-lines.ts';
import { displayWidth, pad } from '../width.ts';
import { diagnosisLines } from './diagnosis-lines.ts';
import { nextAfter } from './next.ts';
import { printedLines } from './printed-lines.ts';
import { markWidth, resultLines } from './result-lines.ts';
import { stageLines } from './stage-lines.ts';
import type { JudgingState } from './state.ts';
import { say } from '../../messages/index.ts';

const PACKS: Record<PackKind, string> = {
  public: say.words.publicChecks,
  hidden: say.words.hiddenChecks,
};

/** What is settled, in order. A later state's blocks begin with the blocks of an earlier one. */
export function blocksOf(state: JudgingState, look: Look): readonly Block[] {
  const { begin, diagnoses, stages, outcome } = state;
  if (begin === null) return [];
  const results = settledOf(state);
  const checks = results.flatMap((result, i) =>
    [checkBlock(begin, result, results[i - 1], look)].concat(
      diagnosisBlocks(diagnoses, result, look),
    ),
  );
  const head = { lines: headingLines(begin, look) };
  if (outcome === null) return [head, ...checks];
  const end: readonly Line[] = [
    ...printedLines(outcome.record.printed.public, look),
    ...outcome.pictures.flatMap((picture) => pictureLines(picture, look)),
    ...(hasPoints(outcome) ? [EMPTY_LINE, ...taskLines(outcome, look)] : []),
    EMPTY_LINE,
    ...[...stages.values()].flatMap((event) => stageLines(event, look)),
    ...nextLines(nextAfter(outcome), look),
  ];
  return [head, ...checks, { lines: end }];
}

/**
 * The results that nothing will be written between: what is wrong with a task is known when its last
 * public check was judged, and stands below the check that shows it.
 */
function settledOf({ results, stages, outcome }: JudgingState): readonly CheckResult[] {
  const last = results.at(-1);
  const isOpen = outcome === null && stages.get('public')?.status === 'running';
  if (!isOpen || last?.pack !== 'public') return results;
  const ended = results.findLastIndex(({ task }) => task !== last.task);
  return results.slice(0, ended + 1);
}

/** What is wrong with a task, below the check that shows it. */
function diagnosisBlocks(
  diagnoses: JudgingState['diagnoses'],
  { pack, id, task }: CheckResult,
  look: Look,
): readonly Block[] {
  if (pack !== 'public') return [];
  const found = diagnoses.filter((diagnosis) => diagnosis.check === id);
  return found.map((one) => ({ key: `${task}-diagnosis`, lines: diagnosisLines(one, look) }));
}

/** Whether the check before said the same: a file that does not load is told once per task. */
function isSaid(result: CheckResult, before: CheckResult | undefined): boolean {
  return (
    result.finding === null && before?.task === result.task && before.student === result.student
  );
}

/** Public checks alone decide no points. */
function hasPoints({ command, record }: JudgingOutcome): boolean {
  return command === 'complete' && record.results.length > 0;
}

export function headingLines(begin: BeginEvent, look: Look): readonly Line[] {
  const { module, subject, stack } = begin;
  const { number, title: name } = module;
  const title = say.words.heading({ module: number, title: name, dot: look.glyphs.dot });
  const whose = subject === 'reference' ? say.words.reference : '';
  return [
    ...spread([span(title, 'strong')], [span(whose, 'quiet')], look),
    ...(stack.length === 0
      ? []
      : paragraph(stackText(stack), { width: look.width, tone: 'quiet' })),
  ];
}

/** A module of the learner's own, and how much of its package that is. */
export function partText({ module, over, names }: BeginEvent['stack'][number]): string {
  return say.words.stackPart({ module, names: names.length, over });
}

/** Whose parts stand under the module. */
function stackText(stack: BeginEvent['stack']): string {
  return say.judging.onOwnParts({ parts: stack.map(partText) });
}

/** A check, below the headings of its pack and its task where these begin. */
function checkBlock(
  { module }: BeginEvent,
  result: CheckResult,
  before: CheckResult | undefined,
  look: Look,
): Block {
  const isNewPack = result.pack !== before?.pack;
  const isNewTask = isNewPack || result.task !== before?.task;
  const title = module.tasks.find(({ id }) => id === result.task)?.title ?? '';
  return {
    lines: [
      ...(isNewPack ? [EMPTY_LINE, line(PACKS[result.pack], 'strong')] : []),
      ...(isNewTask ? [line(`${result.task} ${title}`)] : []),
      ...resultLines(isSaid(result, before) ? { ...result, student: null } : result, look),
    ],
  };
}

type TaskState = 'passed' | 'failed' | 'to-do' | 'not-run';

const TASK_SIGNS: Record<TaskState, { readonly mark: Mark; readonly tone: Tone }> = {
  passed: { mark: 'passed', tone: 'good' },
  failed: { mark: 'failed', tone: 'bad' },
  'to-do': { mark: 'todo', tone: 'open' },
  'not-run': { mark: 'notRun', tone: 'quiet' },
};

/** A task has failed when one of its checks did. What did not run is no failure, and never a pass. */
function stateOf({ results }: GradeRecord, { id, passed, notRun, total }: TaskVerdict): TaskState {
  if (total > 0 && passed === total) return 'passed';
  if (passed + notRun < total) return 'failed';
  return results.some(({ task, isToDo }) => task === id && isToDo) ? 'to-do' : 'not-run';
}

/** As wide as two digits on either side, and a fraction. */
const CHECKS_WIDTH = displayWidth(say.words.checks({ passed: 99, total: 99 }));
const POINTS_WIDTH = displayWidth(say.words.points({ points: '9.99', total: '99' })) + 1;

/** Points per task, below it where both do not fit beside each other. */
function taskLines({ record }: JudgingOutcome, look: Look): readonly Line[] {
  const indent = markWidth(look) + 3;
  return record.verdict.tasks.flatMap((task) => {
    const { mark, tone } = TASK_SIGNS[stateOf(record, task)];
    const title: Line = [
      span(`  ${pad(look.glyphs[mark], markWidth(look))} `, tone),
      span(`${task.id} ${task.title}`),
    ];
    const [checks, points] = taskFigures(task);
    const figures = `${pad(checks, CHECKS_WIDTH, 'left')}${pad(points, POINTS_WIDTH, 'left')}`;
    if (indent + displayWidth(figures) > look.width) {
      return [title, ...[checks, points].map((text) => line(' '.repeat(indent) + text, 'quiet'))];
    }
    return spread(title, [span(figures, 'quiet')], { width: look.width, indent });
  });
}

function taskFigures({ passed, total, points, maxPoints }: TaskVerdict): readonly [string, string] {
  return [
    say.words.checks({ passed, total }),
    say.words.points({ points: figure(points), total: figure(maxPoints) }),
  ];
}
