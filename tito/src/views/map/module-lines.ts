import { figure } from '@tito/grader/plain';
import type { ModuleStatus } from '../../jobs/events/results.ts';
import { say } from '../../messages/index.ts';
import { countedAttempt } from '../../progress/progress.ts';
import { labelled, type Line, line, span, spread, textOf, type Tone } from '../line.ts';
import { isReadAloud, type Look } from '../look.ts';
import { maxPoints, requiresText, standingWord } from '../reports/course.ts';
import { displayWidth, pad, truncate } from '../width.ts';
import { rails, railsBelow } from './rails.ts';

const TITLE_WIDTH = 19;
/** Where there is less room for a title, a module takes two lines. */
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

/** The modules of a map, in the course's order. */
export function moduleLines(modules: readonly ModuleStatus[], look: Look): readonly Line[] {
  if (isReadAloud(look)) return modules.map(statement);
  const stops = modules.map(({ module, state }) => ({
    id: module.id,
    requires: module.requires,
    node: look.glyphs.rails.nodes[state],
  }));
  const drawn = rails(stops, look.glyphs.rails);
  const below = railsBelow(drawn, look.glyphs.rails);
  const longest = Math.max(0, ...modules.map(({ module }) => displayWidth(titleOf(module))));
  const railWidth = drawn[0]?.length ?? 0;
  const room = look.width - railWidth - MARGINS - STATE_WIDTH - POINTS_WIDTH;
  return modules.flatMap((status, i) => {
    const rail = { beside: drawn[i] ?? '', below: below[i] ?? '' };
    return room < SHORTEST_TITLE
      ? twoLines(status, rail, look)
      : oneLine(status, rail.beside, Math.min(TITLE_WIDTH, longest, room), look);
  });
}

function oneLine(
  status: ModuleStatus,
  rail: string,
  titleWidth: number,
  look: Look,
): readonly Line[] {
  const { module, state } = status;
  const title = truncate(titleOf(module), titleWidth, look.glyphs.ellipsis);
  const left: Line = [
    span(`  ${rail}  `, 'quiet'),
    span(pad(title, titleWidth + 2), titleTone(status)),
    span(pad(stateText(status), STATE_WIDTH), TONES[state]),
    span(pad(pointsText(status), POINTS_WIDTH, 'left')),
  ];
  return spread(left, dueText(status), { width: look.width, indent: rail.length + 4 });
}

/** Read aloud, a module is one statement. */
function statement(status: ModuleStatus): Line {
  const facts = [...factsOf(status), requiresText(status)].join('; ');
  return line(`  ${titleOf(status.module)}: ${facts}.`);
}

function factsOf(status: ModuleStatus): readonly string[] {
  const facts = [stateText(status), pointsText(status), textOf(dueText(status))];
  return facts.filter((fact) => fact !== '');
}

/** On a narrow screen all facts stand below the title. */
function twoLines(
  status: ModuleStatus,
  rail: { readonly beside: string; readonly below: string },
  look: Look,
): readonly Line[] {
  const text = factsOf(status).join(', ');
  return [
    [span(`  ${rail.beside}  `, 'quiet'), span(titleOf(status.module), titleTone(status))],
    ...labelled([span(`  ${rail.below}  `, 'quiet')], text, { ...look, tone: TONES[status.state] }),
  ];
}

function titleOf(module: ModuleStatus['module']): string {
  return `${twoDigits(module)} ${module.title}`;
}

function titleTone({ state }: ModuleStatus): Tone {
  return state === 'not started' ? 'text' : 'strong';
}

/** What stands in the way is named; it is advice, unless the course makes it a rule. */
function stateText(status: ModuleStatus): string {
  const { state, open } = status;
  if (state !== 'not started') return standingWord(status);
  if (open.length === 0) return say.status.open;
  const numbers = open.map(twoDigits);
  return say.words.afterModules({ numbers });
}

function pointsText({ module, progress }: ModuleStatus): string {
  const counted = countedAttempt(progress);
  const all = figure(maxPoints(module));
  const isUnjudged = counted?.status === 'broken' || counted?.status === 'refused';
  if (isUnjudged) return say.words.status[counted.status];
  return counted === null
    ? say.status.allPoints({ points: all })
    : say.words.shareOf({ share: figure(counted.points), total: all });
}

function dueText({ module, progress, isLate }: ModuleStatus): Line {
  if (module.deadline === null) return [];
  const date = shortDate(module.deadline);
  if (progress.completedAt !== null) {
    return isLate
      ? [span(say.status.late({ date }), 'open')]
      : [span(say.status.wasDue({ date }), 'quiet')];
  }
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

/** `02`. */
export function twoDigits({ number }: ModuleStatus['module']): string {
  return String(number).padStart(2, '0');
}
