import type { Begun } from '../../jobs/events/results.ts';
import { line } from '../line.ts';
import { nextLines } from '../next-lines.ts';
import type { Report } from '../report.ts';

/** `tito author new`. */
export function begunReport({ id, written }: Begun): Report {
  const [number] = id.split('-');
  return {
    lines: () => [
      line(`Module ${id} is begun, with one task. Written:`),
      ...written.map((path) => line(`  ${path}`)),
      ...nextLines([
        { command: 'npm test', why: 'links it, and tells what is missing' },
        { command: 'npx oxfmt', why: 'formats it as all files are' },
        { command: `tito test ${number} --reference`, why: 'its public checks on the package' },
        { command: `tito author check ${number} --short`, why: 'the checks themselves' },
      ]),
    ],
    json: { command: 'author new', module: id, written },
  };
}
