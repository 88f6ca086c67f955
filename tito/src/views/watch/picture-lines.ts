import { basename } from 'node:path';
import { printable } from '@tito/grader/plain';
import type { TaskStanding, WatchPicture } from '../../jobs/events/watch.ts';
import { markWidth } from '../judging/result-lines.ts';
import { EMPTY_LINE, type Line, line, paragraph, span, spread } from '../line.ts';
import type { Look } from '../look.ts';
import { shownPath } from '../paths.ts';
import { displayWidth, pad } from '../width.ts';
import { answerLines } from './answer-lines.ts';
import { keysOf } from './keys.ts';
import { SIGNS, taskLines } from './task-lines.ts';
import { say } from '../../messages/index.ts';

const REASON_LENGTH = 400;
const BAR_WIDTH = 30;

/** A watched module as a picture, from top to bottom. */
export interface PictureLines {
  /** What gives way in a low window. */
  readonly body: readonly Line[];
  /** What the learner did last, answered: before the body, if there is no room for both. */
  readonly answer: readonly Line[];
  /** Always there. */
  readonly foot: readonly Line[];
}

export function pictureLines(picture: WatchPicture, look: Look): PictureLines {
  return {
    body: [...headingLines(picture, look), EMPTY_LINE, ...contentLines(picture, look)],
    answer: answerLines(picture, look),
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
  const { phase, panel, problem } = picture;
  if (phase === 'offer') return offerLines(picture, look);
  if (panel === 'list') return picture.standings.flatMap((one) => standingLines(one, look));
  if (panel === 'help') return helpLines(picture);
  if (problem !== null) return problemLines(problem, look);
  if (phase === 'judging' && picture.runs <= 1 && picture.standings.every(isUnknown)) {
    return [line(say.watch.looking({ ellipsis: look.glyphs.ellipsis }), 'quiet')];
  }
  return taskLines(picture, look);
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
export function standingLines(
  { task, state, results, diagnosis }: TaskStanding,
  look: Look,
): readonly Line[] {
  const waits = diagnosis?.certainty === 'follows';
  const { mark, tone } = waits ? SIGNS['not-run'] : SIGNS[state];
  const passed = results.filter(({ outcome }) => outcome === 'passed').length;
  const checks =
    state === 'unknown' ? '' : say.words.partOf({ part: passed, total: results.length });
  const toDo = state === 'to-do' ? say.words.toDo : '';
  const word = waits ? say.watch.waitsFor({ task: diagnosis.from ?? '' }) : toDo;
  const title = `${task.id} ${task.title}`;
  const sign = span(`${pad(look.glyphs[mark], markWidth(look))} `, tone);
  if (look.width >= TABLE_WIDTH) {
    return [
      [
        sign,
        span(pad(title, LIST_WIDTH)),
        span(pad(checks, COUNT_WIDTH), 'quiet'),
        span(word, 'quiet'),
      ],
    ];
  }
  const where = [checks, word].filter((text) => text !== '').join(', ');
  return spread([sign, span(title)], [span(where, 'quiet')], {
    width: look.width,
    indent: markWidth(look) + 1,
  });
}

const LIST_WIDTH = 42;
/** What the list takes as a table. */
const TABLE_WIDTH = 70;
const COUNT_WIDTH = 10;

function helpLines(picture: WatchPicture): readonly Line[] {
  return keysOf(picture).map(({ press, word, command }) => [
    span(`${press}  `, 'strong'),
    span(pad(word, COUNT_WIDTH)),
    span(command(picture), 'quiet'),
  ]);
}

/** How much of the module's checks pass, as a bar and in words. */
export function progressLine({ standings, phase }: WatchPicture, look: Look): Line {
  const results = standings.flatMap((standing) => standing.results);
  const passed = results.filter(({ outcome }) => outcome === 'passed').length;
  const { bars, plot } = look.glyphs;
  const isCounted = !standings.some(isUnknown); // while the first run goes on, nobody knows how many
  const figures = isCounted ? `  ${say.words.checks({ passed, total: results.length })}` : '';
  const mark = `  ${look.glyphs.ellipsis}`;
  const room = look.width - displayWidth(figures) - displayWidth(mark);
  const width = Math.max(0, Math.min(BAR_WIDTH, room));
  const filled = results.length === 0 ? 0 : Math.floor((passed / results.length) * width);
  return [
    span(bars.full.repeat(filled), 'good'),
    span(plot.line.repeat(width - filled), 'quiet'),
    span(figures),
    span(phase === 'judging' ? mark : '', 'quiet'),
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
