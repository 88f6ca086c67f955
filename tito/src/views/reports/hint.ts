import type { Hint, Solution } from '../../jobs/events/results.ts';
import { say } from '../../messages/index.ts';
import { EMPTY_LINE, line, paragraph, span, spread } from '../line.ts';
import { type Next, nextLines } from '../next-lines.ts';
import type { Report } from '../report.ts';

/** `tito hint 15.2`. */
export function hintReport(hint: Hint): Report {
  const { module, task, step, total, text, isRepeated, hasSolution } = hint;
  const place = isRepeated ? say.hint.placeAgain : say.hint.place;
  const next =
    step < total
      ? [{ command: `tito hint ${task.id}`, why: say.hint.oneMore }]
      : [
          { command: `tito test ${module.number}`, why: say.hint.wasLast },
          ...(hasSolution ? [solutionStep(task.id)] : []),
        ];
  return {
    lines: (look) => [
      ...spread(
        [span(`${task.id} ${task.title}`, 'strong')],
        [span(place({ step, total }), 'quiet')],
        look,
      ),
      EMPTY_LINE,
      ...text.split('\n').flatMap((part) => paragraph(part, { width: look.width, indent: 2 })),
      ...nextLines(next, look),
    ],
    json: { command: 'hint', module: module.id, task: task.id, step, total, text, isRepeated },
  };
}

/** After the last hint, where the course shows solutions. */
export function solutionStep(task: string): Next {
  return { command: `tito hint ${task} --solution`, why: say.hint.solutionOffer };
}

/** `tito hint 15.2 --solution`. */
export function solutionReport({ module, task, file }: Solution): Report {
  return {
    lines: (look) => [
      ...spread(
        [span(`${task.id} ${task.title}`, 'strong')],
        [span(say.hint.solution({ file: file.path }), 'quiet')],
        look,
      ),
      EMPTY_LINE,
      ...file.text
        .trimEnd()
        .split('\n')
        .map((row) => line(row)),
    ],
    json: { command: 'hint', module: module.id, task: task.id, solution: file },
  };
}
