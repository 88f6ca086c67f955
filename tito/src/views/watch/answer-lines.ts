import { nextOpen, previousTask } from '../../jobs/events/standings.ts';
import type { WatchPicture } from '../../jobs/events/watch.ts';
import { say } from '../../messages/index.ts';
import { EMPTY_LINE, type Line, line, paragraph } from '../line.ts';
import type { Look } from '../look.ts';
import { solutionStep } from '../reports/hint.ts';

/** What a save or a key brought besides the task: whose file it was, what is missing, a hint, a notice. */
export function answerLines(picture: WatchPicture, look: Look): readonly Line[] {
  const { phase, panel, notice, problem } = picture;
  if (phase === 'offer' || panel !== null) return [];
  return [
    ...(problem === null ? elsewhereLines(picture, look) : []),
    ...(problem === null ? missingLines(picture, look) : []),
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

/** The hint that was asked for. */
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
