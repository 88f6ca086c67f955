// Pictures where a learner sees them: of what was done last, if it passes, and nowhere in JSON.
import { cpSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HAS_HIDDEN, ROOT, temporaryFolder, tito } from './run.ts';

/** A home in which module 15 is solved, one file of it changed last. */
function solved(last: string): string {
  const home = temporaryFolder();
  tito(['module', 'start', '15'], home);
  const source = join(home, 'modules/15-quantization/src');
  cpSync(join(ROOT, 'grader/checks/15-quantization/corpus/solution'), source, { recursive: true });
  const later = Date.now() / 1000 + 60;
  utimesSync(join(source, last), later, later);
  return home;
}

test.skipIf(!HAS_HIDDEN)('a task that passes shows its picture, or says it', () => {
  const home = solved('calibrate.ts');
  const { stdout, code } = tito(['test', '15'], home);
  expect(code).toBe(0);
  expect(stdout).toMatch(/\n15\.5 Error against percentile\n.*┤/u);
  expect(stdout).not.toMatch(/15\.10 Accuracy against bytes/u);
  for (const row of stdout.split('\n')) expect(row.length).toBeLessThanOrEqual(76);
  const spoken = tito(['test', '15'], home, { ACCESSIBLE: '1' }).stdout;
  expect(spoken).toMatch(/Mean error over percentile\. clean data: least at/u);
  expect(spoken).not.toMatch(/[^\n\x20-\x7e]/u);
  expect(tito(['test', '15', '--no-pictures'], home).stdout).not.toMatch(/Error against/u);
});

test('the reference shows the last picture; JSON has none', () => {
  const home = temporaryFolder();
  const { stdout } = tito(['test', '15', '--reference'], home, { NO_COLOR: '1' });
  expect(stdout).toMatch(/\n15\.10 Accuracy against bytes\n/u);
  expect(stdout).toMatch(/ @ 4 and 8 bits +2,240 B/u);
  const json = tito(['test', '15', '--reference', '--json'], home);
  expect(JSON.parse(json.stdout)).not.toHaveProperty('pictures');
});
