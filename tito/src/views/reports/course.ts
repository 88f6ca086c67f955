import { join } from 'node:path';
import { figure } from '@tito/grader/plain';
import type { ModuleStatus } from '../../jobs/events/results.ts';
import { type Attempt, countedAttempt } from '../../progress/progress.ts';
import type { Mark } from '../glyphs.ts';
import { EMPTY_LINE, labelled, type Line, line, span, spread, type Tone } from '../line.ts';
import type { Look } from '../look.ts';
import { type Next, nextLines } from '../next-lines.ts';
import { shownPath } from '../paths.ts';
import type { Report } from '../report.ts';
import { minute } from '../../words.ts';
import { displayWidth } from '../width.ts';
import { say } from '../../messages/index.ts';

const SIGNS: Record<ModuleStatus['state'], { mark: Mark; tone: Tone }> = {
  completed: { mark: 'passed', tone: 'good' },
  started: { mark: 'todo', tone: 'open' },
  'not started': { mark: 'notRun', tone: 'quiet' },
};

const STATES: Record<ModuleStatus['state'], string> = {
  completed: say.status.completed,
  started: say.status.started,
  'not started': say.status.notStarted,
};

/** A state in words. */
export function stateWord(state: ModuleStatus['state']): string {
  return STATES[state];
}

/** Where a module stands, in words: what was completed once is not just started. */
export function standingWord({ state, progress }: ModuleStatus): string {
  return state === 'started' && progress.startedOverAt !== null
    ? say.status.startedOver
    : stateWord(state);
}

/** `tito module list`: one line per module, and what it builds on. */
export function listReport(course: readonly ModuleStatus[]): Report {
  return {
    lines: (look) => [
      ...course.flatMap((status) => [...headLines(status, look), requiresLine(status)]),
      ...nextLines(nextStep(course), look),
    ],
    json: { command: 'module list', modules: course.map(statusJson) },
  };
}

/** `tito module status`: where the learner stands, with dates and files. */
export function statusReport(course: readonly ModuleStatus[]): Report {
  return {
    lines: (look) => [
      ...course.flatMap((status, i) => [
        ...(i === 0 ? [] : [EMPTY_LINE]),
        ...headLines(status, look),
        requiresLine(status),
        ...factLines(status, look),
      ]),
      ...nextLines(nextStep(course), look),
    ],
    json: { command: 'module status', modules: course.map(statusJson) },
  };
}

function headLines(status: ModuleStatus, look: Look): readonly Line[] {
  const { module, state, progress } = status;
  const { mark, tone } = SIGNS[state];
  const counted = countedAttempt(progress);
  const points =
    counted === null
      ? say.status.pointsToWin({ points: figure(maxPoints(module)) })
      : pointsText(counted);
  const title = `${module.number} ${module.title}`;
  return spread(
    [
      ...(isSign(look.glyphs[mark]) ? [span(`${look.glyphs[mark]} `, tone)] : []),
      span(title, 'strong'),
      span(`  ${standingWord(status)}`, tone),
    ],
    [span(`${points}   ${module.hours} h`)],
    look,
  );
}

/** A word in place of a sign would say what the state after the title says. */
function isSign(mark: string): boolean {
  return displayWidth(mark) === 1;
}

/** A run that broke or was refused gave no points, and took none. */
function pointsText(counted: Attempt): string {
  if (counted.status === 'broken') return say.status.lastBroke;
  if (counted.status === 'refused') return say.status.lastRefused;
  return say.words.points({ points: figure(counted.points), total: figure(counted.maxPoints) });
}

function requiresLine(status: ModuleStatus): Line {
  return line(`    ${requiresText(status)}`, 'quiet');
}

/** What a module builds on, in words. */
export function requiresText({ module, given }: ModuleStatus): string {
  if (module.requires.length === 0) return say.status.buildsOnNothing;
  const names = module.requires.map((id) =>
    given.includes(id) ? say.status.given({ module: id }) : id,
  );
  return say.status.buildsOnModules({ names });
}

const FACT_WIDTH =
  Math.max(...[...Object.values(say.status.facts), say.status.startedOver].map(displayWidth)) + 2;

function factLines({ module, progress, folder, state }: ModuleStatus, look: Look): readonly Line[] {
  const { startedAt, completedAt, startedOverAt, lastAttempt } = progress;
  const attempt = lastAttempt === null ? null : attemptText(lastAttempt);
  const names = say.status.facts;
  const facts: readonly (readonly [string, string | null])[] = [
    [names.files, state === 'not started' ? say.status.noFiles : shownPath(join(folder, 'src'))],
    [names.started, startedAt === null ? null : minute(startedAt)],
    [names.completed, completedAt === null ? null : minute(completedAt)],
    [say.status.startedOver, startedOverAt === null ? null : minute(startedOverAt)],
    [names.deadline, module.deadline === null ? null : minute(module.deadline)],
    [names.lastRun, attempt],
    [names.record, lastAttempt === null ? null : `.tito/records/${lastAttempt.record}.json`],
    [names.tasks, module.tasks.map(({ id, points }) => `${id}: ${figure(points)}`).join(', ')],
  ];
  return facts.flatMap(([name, value]) =>
    value === null ? [] : labelled([span(`    ${name.padEnd(FACT_WIDTH)}`, 'quiet')], value, look),
  );
}

function attemptText({ at, status, points, maxPoints: all, hidden }: Attempt): string {
  const share = say.words.points({ points: figure(points), total: figure(all) });
  const packs = hidden ? say.status.bothPacks : say.status.publicOnly;
  return [
    minute(at),
    say.words.status[status],
    ...(status === 'failed' ? [share] : []),
    packs,
  ].join(', ');
}

export function nextStep(course: readonly ModuleStatus[]): readonly Next[] {
  const open =
    course.find(({ state }) => state === 'started') ??
    course.find(({ state }) => state === 'not started');
  if (open === undefined)
    return [{ command: 'tito export --format csv', why: say.next.yourGrades }];
  const { number } = open.module;
  return open.state === 'started'
    ? [{ command: `tito test ${number}`, why: say.next.whereYouStand }]
    : [{ command: `tito module start ${number}`, why: say.next.getFiles }];
}

export function statusJson({
  module,
  state,
  progress,
  given,
  open,
  isLate,
  folder,
}: ModuleStatus): object {
  const { id, number, slug, title, hours, requires, tasks } = module;
  return {
    id,
    number,
    slug,
    title,
    hours,
    requires,
    given,
    openPrerequisites: open.map((before) => before.id),
    state,
    weight: module.weight,
    deadline: module.deadline,
    isLate,
    folder,
    maxPoints: maxPoints(module),
    tasks: tasks.map((task) => ({ id: task.id, title: task.title, points: task.points })),
    ...progress,
  };
}

export function maxPoints({ tasks }: ModuleStatus['module']): number {
  return tasks.reduce((sum, { points }) => sum + points, 0);
}
