import type { Begun } from '../../jobs/events/results.ts';
import { line } from '../line.ts';
import { nextLines } from '../next-lines.ts';
import type { Report } from '../report.ts';
import { say } from '../../messages/index.ts';

/** `tito author new`. */
export function begunReport({ id, written, link }: Begun): Report {
  const [number] = id.split('-');
  return {
    lines: () => [
      line(say.author.begun({ module: id })),
      ...written.map((path) => line(`  ${path}`)),
      ...nextLines([
        { command: link, why: say.author.linksIt },
        { command: 'npx oxfmt', why: say.author.formatsIt },
        { command: `tito test ${number} --reference`, why: say.author.checksOnPackage },
        { command: `tito author check ${number} --short`, why: say.author.checksThemselves },
      ]),
    ],
    json: { command: 'author new', module: id, written },
  };
}
