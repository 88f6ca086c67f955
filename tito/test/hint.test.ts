import { expect, test } from 'vitest';
import { temporaryFolder, tito } from './run.ts';

function stepOf(args: readonly string[], home: string): unknown {
  const { step, isRepeated } = JSON.parse(tito(['hint', ...args, '--json'], home).stdout) as {
    step: number;
    isRepeated: boolean;
  };
  return { step, isRepeated };
}

test('each call shows the next hint of that task, at most three, then the last again', () => {
  const home = temporaryFolder();
  expect(stepOf(['15.2'], home)).toEqual({ step: 1, isRepeated: false });
  expect(stepOf(['15.2'], home)).toEqual({ step: 2, isRepeated: false });
  expect(stepOf(['15.1'], home)).toEqual({ step: 1, isRepeated: false });
  expect(stepOf(['15.2'], home)).toEqual({ step: 3, isRepeated: false });
  expect(stepOf(['15.2'], home)).toEqual({ step: 3, isRepeated: true });
});

test('a number may be without its leading zero', () => {
  expect(stepOf(['3.1'], temporaryFolder())).toEqual({ step: 1, isRepeated: false });
});

test('a certain hint can be asked for; what comes next does not go back', () => {
  const home = temporaryFolder();
  expect(stepOf(['15.2', '--step', '2'], home)).toEqual({ step: 2, isRepeated: false });
  expect(stepOf(['15.2', '--step', '1'], home)).toEqual({ step: 1, isRepeated: true });
  expect(stepOf(['15.2'], home)).toEqual({ step: 3, isRepeated: false });
  const { code, stderr } = tito(['hint', '15.2', '--step', '4'], home);
  expect(code).toBe(2);
  expect(stderr).toContain('--step 1 to --step 3');
});

test('a hint is text of at most 76 columns that says how to get the next one', () => {
  const { stdout } = tito(['hint', '15.2'], temporaryFolder());
  expect(stdout).toMatch(/^15\.2 Quantize +hint 1 of 3\n\n {2}\S[^]*\nNext {2}tito hint 15\.2/);
  expect(Math.max(...stdout.split('\n').map((row) => row.length))).toBeLessThanOrEqual(76);
});
