import type { MistakesWritten } from '../../jobs/events/results.ts';
import { line, paragraph } from '../line.ts';
import { nextLines } from '../next-lines.ts';
import { shownPath } from '../paths.ts';
import type { Report } from '../report.ts';
import { say } from '../../messages/index.ts';

/** `tito author mistakes 15`. */
export function mistakesReport(written: MistakesWritten): Report {
  const { module, path, known, unseen, isChanged } = written;
  const headOf = isChanged ? say.author.mistakesWritten : say.author.mistakesSame;
  return {
    lines: (look) => [
      line(headOf({ path: shownPath(path) }), 'strong'),
      ...paragraph(say.author.mistakesSeen({ known, unseen }), look),
      ...nextLines(
        [
          {
            command: `tito author check ${module.number} --part confusion`,
            why: say.author.whetherNamed,
          },
        ],
        look,
      ),
    ],
    json: { command: 'author mistakes', module: module.id, path, known, unseen, isChanged },
  };
}
