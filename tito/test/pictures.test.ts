// Pictures where a learner sees them: of what was done last, if it passes.
import { expect, test } from 'vitest';
import { HAS_HIDDEN, temporaryFolder, tito } from './run.ts';
import { solved } from './support/solved.ts';

test.skipIf(!HAS_HIDDEN)('the task of the file that was changed last is shown, or said', () => {
  const { stdout, code } = tito(['test', '15'], solved('calibrate.ts'), { ACCESSIBLE: '1' });
  expect(code).toBe(0);
  expect(stdout).toMatch(/\n15\.5 Error against percentile\n +Mean error over percentile\./u);
  expect(stdout).not.toMatch(/15\.10 Accuracy against bytes/u);
  expect(stdout).not.toMatch(/[^\n\x20-\x7e]/u);
});

test('the reference shows the last picture, no wider than its lines', () => {
  const { stdout } = tito(['test', '15', '--reference'], temporaryFolder(), { NO_COLOR: '1' });
  expect(stdout).toMatch(/\n15\.10 Accuracy against bytes\n/u);
  expect(stdout).toMatch(/ @ 4 and 8 bits +2,240 B/u);
  for (const row of stdout.split('\n')) expect(row.length).toBeLessThanOrEqual(76);
});
