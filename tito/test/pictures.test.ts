// Pictures where a learner sees them: of what was done last, if it passes, and nowhere in JSON.
import { expect, test } from 'vitest';
import { HAS_HIDDEN, temporaryFolder, tito } from './run.ts';
import { solved } from './support/solved.ts';

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
});

test('the reference shows the last picture; whoever wants none has none', () => {
  const home = temporaryFolder();
  const { stdout } = tito(['test', '15', '--reference'], home, { NO_COLOR: '1' });
  expect(stdout).toMatch(/\n15\.10 Accuracy against bytes\n/u);
  expect(stdout).toMatch(/ @ 4 and 8 bits +2,240 B/u);
  const without = tito(['test', '15', '--reference', '--no-pictures'], home);
  expect(without.stdout).not.toMatch(/Accuracy against/u);
});
