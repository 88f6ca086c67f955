import type { MistakesWritten } from '../../jobs/events/results.ts';
import { count } from '../../words.ts';
import { line, paragraph } from '../line.ts';
import { nextLines } from '../next-lines.ts';
import { shownPath } from '../paths.ts';
import type { Report } from '../report.ts';

/** `tito author mistakes 15`. */
export function mistakesReport(written: MistakesWritten): Report {
  const { module, path, known, unseen, isChanged } = written;
  return {
    lines: (look) => [
      line(`${shownPath(path)}: ${isChanged ? 'written' : 'nothing has changed'}`, 'strong'),
      ...paragraph(
        `${count(known, 'mistake')} that public checks of their task see; ${unseen} that only hidden ones do.`,
        look,
      ),
      ...nextLines(
        [
          {
            command: `tito author check ${module.number} --part confusion`,
            why: 'whether each is named',
          },
        ],
        look,
      ),
    ],
    json: { command: 'author mistakes', module: module.id, path, known, unseen, isChanged },
  };
}
