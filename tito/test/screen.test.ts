import { expect, test } from 'vitest';
import { runInTerminal } from './pty.ts';
import { temporaryFolder } from './run.ts';

/** DECTCEM, set: the cursor is visible. */
const CURSOR_BACK = '\u001b[?25h';

// How a terminal is used: first words, redrawing, its cursor. Whole pictures are in frames.test.ts.

test('testing an untouched module: first words at once, then one clean page, everything to do', async () => {
  const { lines, raw, cursorLine, exitCode } = await runInTerminal(
    ['test', '--module', 'quantization'],
    temporaryFolder(),
  );
  expect(exitCode).toBe(1);
  // They are there before anything is loaded.
  expect(raw.indexOf('Getting the public checks ready')).toBeLessThan(10);
  expect(raw).toContain('Getting the public checks ready');
  expect(lines[0]).toBe('Module 15 · Quantization');
  expect(lines.filter((row) => row.startsWith('Module 15'))).toHaveLength(1);
  expect(lines.join('\n')).toMatch(/○ .* to do\n/);
  expect(lines.join('\n')).toMatch(/○ public checks {2}0 of \d+, \d+ to do/);
  expect(lines.at(-1)).toMatch(/^Next {2}tito module start 15/);
  expect(Math.max(...lines.map((row) => row.length))).toBeLessThanOrEqual(76);
  expect(raw.endsWith(CURSOR_BACK)).toBe(true);
  expect(cursorLine).toBe(lines.length);
});

test('Ctrl-C ends with exit code 130 and gives the cursor back', async () => {
  const { exitCode, raw } = await runInTerminal(
    ['module', 'complete', '15', '--reference'],
    temporaryFolder(),
    { keys: { after: /Public checks/, send: '\u0003' } },
  );
  expect(exitCode).toBe(130);
  expect(raw.lastIndexOf('Interrupted')).toBeGreaterThan(raw.indexOf(CURSOR_BACK));
  expect(raw).toContain(CURSOR_BACK);
});

// What asks for plain lines is a table in text.test.ts; these two are those that something else reads too.
test.each([
  { why: 'NO_COLOR', env: { NO_COLOR: '1' } },
  { why: 'TERM=dumb', env: { TERM: 'dumb' } },
])('with $why a terminal gets plain lines, and not one escape', async ({ env }) => {
  const { raw } = await runInTerminal(['test', '02'], temporaryFolder(), { env });
  expect(raw).not.toContain('\u001b');
  expect(raw).toMatch(/to do\r\n/);
});

test('an error breaks at spaces, as all that is said does', async () => {
  const { lines, exitCode } = await runInTerminal(['test', '99'], temporaryFolder(), {
    columns: 40,
  });
  expect(exitCode).toBe(2);
  expect(lines.length).toBeGreaterThan(2);
  const words = lines.join('\n').split(/\s+/);
  expect(words).toContain('(quantization).');
  expect(words).toContain('(activations),');
});
