import { cpSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, startModule, temporaryFolder } from '../run.ts';

/** A home in which module 15 is solved, one file of it changed last. Needs the hidden checks' corpus. */
export function solved(last: string): string {
  const home = temporaryFolder();
  startModule(home);
  const source = join(home, 'modules/15-quantization/src');
  const solution = join(ROOT, 'grader/checks/15-quantization/corpus/solution');
  cpSync(solution, source, { recursive: true });
  const later = Date.now() / 1000 + 60;
  utimesSync(join(source, last), later, later);
  return home;
}
