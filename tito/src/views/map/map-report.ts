import { figure } from '@tito/grader/plain';
import type { MilestoneStatus } from '../../jobs/events/milestone.ts';
import type { CourseMap, ModuleStatus } from '../../jobs/events/results.ts';
import { EMPTY_LINE, type Line, line, paragraph, span, spread, type Tone } from '../line.ts';
import { minute } from '../../words.ts';
import type { Look } from '../look.ts';
import { nextLines } from '../next-lines.ts';
import type { Report } from '../report.ts';
import { maxPoints, nextStep, standingWord, stateWord, statusJson } from '../reports/course.ts';
import { milestoneJson, stateOf } from '../reports/milestones.ts';
import { displayWidth, pad, truncate } from '../width.ts';
import { rails } from './rails.ts';
import { say } from '../../messages/index.ts';

const TITLE_WIDTH = 19;
/** Below this, lines break instead. */
const SHORTEST_TITLE = 10;
/** Left of the rails, and on both sides of the title. */
const MARGINS = 6;
const STATE_WIDTH = Math.max(13, displayWidth(say.status.completed) + 2);
const POINTS_WIDTH = 11;
const TONES: Record<ModuleStatus['state'], Tone> = {
  completed: 'good',
  started: 'open',
  'not started': 'quiet',
};

/** `tito status`: the course as a map. */
export function mapReport(map: CourseMap): Report {
  const { title, modules } = map;
  return {
    lines: (look) => [
      ...headLines(map, look),
      EMPTY_LINE,
      ...moduleLines(modules, look),
      EMPTY_LINE,
      legend(look),
      ...zoneLines(modules),
      ...startedOverLines(modules, look),
      ...milestoneLines(map.milestones, look),
      ...nextLines(nextStep(modules), look),
    ],
    json: {
      command: 'status',
      title,
      prerequisites: map.prerequisites,
      points: points(modules),
      maxPoints: total(modules),
      modules: modules.map((status) => statusJson(status)),
      milestones: map.milestones.map(milestoneJson),
    },
  };
}

function headLines({ title, modules }: CourseMap, look: Look): readonly Line[] {
  const done = modules.filter(({ progress }) => progress.completedAt !== null).length;
  const facts = [
    say.status.modulesCompleted({ completed: done, total: modules.length }),
    say.words.points({ points: figure(points(modules)), total: figure(total(modules)) }),
  ];
  return spread([span(title, 'strong')], [span(facts.join(` ${look.glyphs.dot} `), 'quiet')], look);
}

function moduleLines(modules: readonly ModuleStatus[], look: Look): readonly Line[] {
  const stops = modules.map(({ module, state }) => ({
    id: module.id,
    requires: module.requires,
    node: look.glyphs.rails.nodes[state],
  }));
  const drawn = rails(stops, look.glyphs.rails);
  return modules.flatMap((status, i) => moduleLine(status, drawn[i] ?? '', look));
}

function moduleLine(status: ModuleStatus, rail: string, look: Look): readonly Line[] {
  const { module, state } = status;
  const room = look.width - rail.length - MARGINS - STATE_WIDTH - POINTS_WIDTH;
  const titleWidth = Math.max(SHORTEST_TITLE, Math.min(TITLE_WIDTH, room));
  const title = truncate(`${twoDigits(module)} ${module.title}`, titleWidth, look.glyphs.ellipsis);
  const left: Line = [
    span(`  ${rail}  `, 'quiet'),
    span(pad(title, titleWidth + 2), state === 'not started' ? 'text' : 'strong'),
    span(pad(stateText(status), STATE_WIDTH), TONES[state]),
    span(pad(pointsText(status), POINTS_WIDTH, 'left')),
  ];
  return spread(left, dueText(status), { width: look.width, indent: rail.length + 4 });
}

/** What stands in the way is named; it is advice, unless the course makes it a rule. */
function stateText(status: ModuleStatus): string {
  const { state, open } = status;
  if (state !== 'not started') return standingWord(status);
  if (open.length === 0) return say.status.open;
  const numbers = open.map(twoDigits);
  return say.words.afterModules({ numbers });
}

function pointsText({ module, progress: { lastAttempt } }: ModuleStatus): string {
  const all = figure(maxPoints(module));
  const isUnjudged = lastAttempt?.status === 'broken' || lastAttempt?.status === 'refused';
  if (isUnjudged) return say.words[lastAttempt.status];
  return lastAttempt === null
    ? say.status.allPoints({ points: all })
    : say.words.shareOf({ share: figure(lastAttempt.points), total: all });
}

function dueText({ module, progress, isLate }: ModuleStatus): Line {
  if (module.deadline === null) return [];
  const date = shortDate(module.deadline);
  if (progress.completedAt !== null) return isLate ? [span(say.status.late, 'open')] : [];
  return isLate
    ? [span(say.status.overdue({ date }), 'open')]
    : [span(say.status.due({ date }), 'quiet')];
}

/** `18 Dec 23:59`, in the zone of whoever reads it. */
function shortDate(deadline: string): string {
  const at = new Date(deadline);
  const time = [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0'));
  const month = say.status.months.split(' ')[at.getMonth()] ?? '';
  return say.status.date({ day: at.getDate(), month, time: time.join(':') });
}

/** Of modules that were completed and started over: both. */
function startedOverLines(modules: readonly ModuleStatus[], look: Look): readonly Line[] {
  return modules.flatMap(({ module, progress: { completedAt, startedOverAt } }) => {
    if (completedAt === null || startedOverAt === null) return [];
    const at = { completed: minute(completedAt), startedOver: minute(startedOverAt) };
    const text = say.status.bothTimes({ module: twoDigits(module), ...at });
    return paragraph(text, { width: look.width, indent: 2, tone: 'quiet' });
  });
}

function twoDigits({ number }: ModuleStatus['module']): string {
  return String(number).padStart(2, '0');
}

/** The zone of the dates above, where there are any. */
function zoneLines(modules: readonly ModuleStatus[]): readonly Line[] {
  if (modules.every(({ module }) => module.deadline === null)) return [];
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return [line(`  ${say.status.zone({ zone: timeZone })}`, 'quiet')];
}

/** What the stack can do by now, or once some modules are done. */
function milestoneLines(milestones: readonly MilestoneStatus[], look: Look): readonly Line[] {
  const lines = milestones.flatMap((status) => {
    const [state, tone] = stateOf(status);
    const { slug, title } = status.milestone;
    const left = [
      span(`  ${say.status.milestone({ name: slug })}`, 'strong'),
      span(`  ${title}`, 'quiet'),
    ];
    return spread(left, [span(state, tone)], look);
  });
  return lines.length === 0 ? [] : [EMPTY_LINE, ...lines];
}

function legend({ glyphs: { rails: glyphs } }: Look): Line {
  const { nodes } = glyphs;
  const states = (['completed', 'started', 'not started'] as const).map(
    (state) => `${nodes[state]} ${stateWord(state)}`,
  );
  const rail = `${glyphs.branch}${glyphs.along} ${say.status.buildsOn}`;
  return line(`  ${[...states, rail].join('   ')}`, 'quiet');
}

function points(modules: readonly ModuleStatus[]): number {
  return modules.reduce((sum, { progress }) => sum + (progress.lastAttempt?.points ?? 0), 0);
}

function total(modules: readonly ModuleStatus[]): number {
  return modules.reduce((sum, { module }) => sum + maxPoints(module), 0);
}
