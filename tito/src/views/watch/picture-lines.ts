import { basename } from 'node:path';
import { printable } from '@tito/grader/plain';
import type { TaskStanding, WatchPicture } from '../../jobs/events/watch.ts';
import { markWidth } from '../judging/result-lines.ts';
import { EMPTY_LINE, type Line, line, paragraph, span, spread } from '../line.ts';
import type { Look } from '../look.ts';
import { shownPath } from '../paths.ts';
import { solutionStep } from '../reports/hint.ts';
import { pad } from '../width.ts';
import { nextOpen, previousTask } from '../../jobs/events/standings.ts';
import { keysOf } from './keys.ts';
import { SIGNS, taskLines } from './task-lines.ts';
import { say } from '../../messages/index.ts';

const REASON_LENGTH = 400;
const BAR_WIDTH = 30;

/** A watched module as a picture: lines above, and lines that always stand at the bottom. */
export interface PictureLines {
  readonly body: readonly Line[];
  readonly foot: readonly Line[];
}

export function pictureLines(picture: WatchPicture, look: Look): PictureLines {
  return {
    body: [...headingLines(picture, look), EMPTY_LINE, ...contentLines(picture, look)],
    foot: [
      EMPTY_LINE,
      ...(picture.phase === 'offer' ? [] : [progressLine(picture, look)]),
      ...keyLines(picture, look),
    ],
  };
}

export function headingLines({ module, folder }: WatchPicture, look: Look): readonly Line[] {
  const { number, title: name } = module;
  const title = say.words.heading({ module: number, title: name, dot: look.glyphs.dot });
  const path = shownPath(folder);
  const place = /^[./\\]*$/.test(path) ? basename(folder) : path; // seen from inside of it
  return spread([span(title, 'strong')], [span(place, 'quiet')], look);
}

/** What stands between the heading and the progress. */
export function contentLines(picture: WatchPicture, look: Look): readonly Line[] {
  const { phase, panel, problem, notice, runs } = picture;
  if (phase === 'offer') return offerLines(picture, look);
  if (panel === 'list') return picture.standings.map((one) => standingLine(one, look));
  if (panel === 'help') return helpLines(picture);
  if (problem !== null) return problemLines(problem, look);
  if (phase === 'judging' && runs <= 1 && picture.standings.every(isUnknown)) {
    return [line(say.watch.looking({ ellipsis: look.glyphs.ellipsis }), 'quiet')];
  }
  return [
    ...taskLines(picture, look),
    ...elsewhereLines(picture, look),
    ...missingLines(picture, look),
    ...hintLines(picture, look),
    ...(notice === null ? [] : [EMPTY_LINE, ...paragraph(notice, look)]),
  ];
}

/** A save that this task says nothing about: whose file it was, and how that task stands. */
function elsewhereLines(picture: WatchPicture, look: Look): readonly Line[] {
  const { elsewhere, standings, focus, missing } = picture;
  const saved = standings.find(({ task }) => task.id === elsewhere?.task);
  if (elsewhere === null || saved === undefined || elsewhere.file in missing) return [];
  const { results, task, state } = saved;
  const passed = results.filter(({ outcome }) => outcome === 'passed').length;
  const stands = say.watch.savedElsewhere({
    file: elsewhere.file,
    task: task.id,
    passed,
    total: results.length,
  });
  const rest =
    state === 'passed'
      ? say.watch.stillOpen({ task: focus })
      : say.watch.savedWaits({ task: focus, how: lookAt(picture, task.id) });
  return [EMPTY_LINE, ...paragraph(`${stands} ${rest}`, look)];
}

/** How to have another task on the screen. */
function lookAt({ standings, focus }: WatchPicture, task: string): string {
  if (nextOpen(standings, focus) === task) return say.watch.pressToLook({ key: 'n' });
  if (previousTask(standings, focus) === task) return say.watch.pressToLook({ key: 'p' });
  return say.watch.typeToLook({ command: `tito watch ${task}` });
}

/** What is not there to be judged; of the task itself that is said above. */
function missingLines({ missing, standings, focus }: WatchPicture, look: Look): readonly Line[] {
  const own = standings.find(({ task }) => task.id === focus)?.task.file ?? '';
  const others = new Set(Object.values(missing));
  if (missing[own] !== undefined) others.delete(missing[own]);
  return [...others].flatMap((sentence) => [EMPTY_LINE].concat(paragraph(sentence, look)));
}

function isUnknown({ state }: TaskStanding): boolean {
  return state === 'unknown';
}

function offerLines({ module }: WatchPicture, look: Look): readonly Line[] {
  const { tasks, hours } = module;
  return paragraph(say.watch.offer({ tasks: tasks.length, hours }), look);
}

function problemLines(problem: string, look: Look): readonly Line[] {
  return [
    line(say.watch.nothingJudged, 'bad'),
    ...paragraph(printable(problem, REASON_LENGTH), { width: look.width, indent: 2 }),
  ];
}

/** One task in the list: what follows from another one's mistake waits for that. */
export function standingLine({ task, state, results, diagnosis }: TaskStanding, look: Look): Line {
  const waits = diagnosis?.certainty === 'follows';
  const { mark, tone } = waits ? SIGNS['not-run'] : SIGNS[state];
  const passed = results.filter(({ outcome }) => outcome === 'passed').length;
  const checks =
    state === 'unknown' ? '' : say.words.partOf({ part: passed, total: results.length });
  const toDo = state === 'to-do' ? say.words.toDo : '';
  const word = waits ? say.watch.waitsFor({ task: diagnosis.from ?? '' }) : toDo;
  const title = `${task.id} ${task.title}`;
  return [
    span(`${pad(look.glyphs[mark], markWidth(look))} `, tone),
    span(pad(title, LIST_WIDTH)),
    span(pad(checks, COUNT_WIDTH), 'quiet'),
    span(word, 'quiet'),
  ];
}

const LIST_WIDTH = 42;
const COUNT_WIDTH = 10;

function helpLines(picture: WatchPicture): readonly Line[] {
  return keysOf(picture).map(({ press, word, command }) => [
    span(`${press}  `, 'strong'),
    span(pad(word, COUNT_WIDTH)),
    span(command(picture), 'quiet'),
  ]);
}

function hintLines({ hint, focus }: WatchPicture, look: Look): readonly Line[] {
  if (hint === null || hint.task.id !== focus) return [];
  const { step, total, text, hasSolution } = hint;
  const { command, why } = solutionStep(focus);
  return [
    EMPTY_LINE,
    line(say.hint.heading({ step, total }), 'strong'),
    ...text.split('\n').flatMap((part) => paragraph(part, { width: look.width, indent: 2 })),
    ...(step === total && hasSolution ? [line(`  ${command}: ${why}`, 'quiet')] : []),
  ];
}

/** How much of the module's checks pass, as a bar and in words. */
export function progressLine({ standings, phase }: WatchPicture, look: Look): Line {
  const results = standings.flatMap((standing) => standing.results);
  const passed = results.filter(({ outcome }) => outcome === 'passed').length;
  const { bars, plot } = look.glyphs;
  const share = results.length === 0 ? 0 : Math.floor((passed / results.length) * BAR_WIDTH);
  const isCounted = !standings.some(isUnknown); // while the first run goes on, nobody knows how many
  const width = Math.min(BAR_WIDTH, look.width);
  const filled = Math.min(share, width);
  return [
    span(bars.full.repeat(filled), 'good'),
    span(plot.line.repeat(width - filled), 'quiet'),
    span(isCounted ? `  ${say.words.checks({ passed, total: results.length })}` : ''),
    span(phase === 'judging' ? `  ${look.glyphs.ellipsis}` : '', 'quiet'),
  ];
}

/** The keys, on the last line of all; without their words where these do not fit. */
export function keyLines(picture: WatchPicture, { width }: Look): readonly Line[] {
  const keys = keysOf(picture);
  const words = keys.map(({ press, word }) => `${press} ${word}`);
  const whole = words.join('   ');
  const letters = keys.map(({ press }) => press).join(' ');
  return [line(whole.length <= width ? whole : letters, 'quiet')];
}
