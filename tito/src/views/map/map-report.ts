import { figure } from '@tito/grader/plain';
import type { MilestoneStatus } from '../../jobs/events/milestone.ts';
import type { CourseMap, ModuleStatus } from '../../jobs/events/results.ts';
import { EMPTY_LINE, type Line, line, paragraph, span, spread } from '../line.ts';
import { minute } from '../../words.ts';
import { isReadAloud, type Look } from '../look.ts';
import { nextLines } from '../next-lines.ts';
import type { Report } from '../report.ts';
import { countedAttempt } from '../../progress/progress.ts';
import { maxPoints, nextStep, stateWord, statusJson } from '../reports/course.ts';
import { milestoneJson, stateOf } from '../reports/milestones.ts';
import { displayWidth, pad } from '../width.ts';
import { moduleLines, twoDigits } from './module-lines.ts';
import { say } from '../../messages/index.ts';

/** `tito status`: the course as a map. */
export function mapReport(map: CourseMap): Report {
  const { title, modules } = map;
  return {
    lines: (look) => [
      ...headLines(map, look),
      EMPTY_LINE,
      ...moduleLines(modules, look),
      ...(isReadAloud(look) ? [] : [EMPTY_LINE, legend(look)]),
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

/** Of modules that were completed and started over: both. */
function startedOverLines(modules: readonly ModuleStatus[], look: Look): readonly Line[] {
  return modules.flatMap(({ module, progress: { completedAt, startedOverAt } }) => {
    if (completedAt === null || startedOverAt === null) return [];
    const at = { completed: minute(completedAt), startedOver: minute(startedOverAt) };
    const text = say.status.bothTimes({ module: twoDigits(module), ...at });
    return paragraph(text, { width: look.width, indent: 2, tone: 'quiet' });
  });
}

/** The zone of the dates above, where there are any. */
function zoneLines(modules: readonly ModuleStatus[]): readonly Line[] {
  if (modules.every(({ module }) => module.deadline === null)) return [];
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return [line(`  ${say.status.zone({ zone: timeZone })}`, 'quiet')];
}

/** What the stack can do by now, or once some modules are done. */
function milestoneLines(milestones: readonly MilestoneStatus[], look: Look): readonly Line[] {
  const column = Math.max(0, ...milestones.map((status) => displayWidth(milestoneName(status))));
  const lines = milestones.flatMap((status) => {
    const [state, tone] = stateOf(status);
    const left = [
      span(`  ${pad(milestoneName(status), column)}`, 'strong'),
      span(`  ${status.milestone.title}`, 'quiet'),
    ];
    return spread(left, [span(state, tone)], { width: look.width, indent: 4 });
  });
  return lines.length === 0 ? [] : [EMPTY_LINE, ...lines];
}

function milestoneName({ milestone }: MilestoneStatus): string {
  return say.status.milestone({ name: milestone.slug });
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
  return modules.reduce((sum, { progress }) => sum + (countedAttempt(progress)?.points ?? 0), 0);
}

function total(modules: readonly ModuleStatus[]): number {
  return modules.reduce((sum, { module }) => sum + maxPoints(module), 0);
}
