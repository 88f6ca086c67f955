// A watched module at a terminal: what frames.test.ts, which has whole pictures, does not show.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLive } from './live-terminal.ts';
import { startModule, temporaryFolder, tito } from './run.ts';

/** A home, and a course that has module 15 only. */
function atHome(): { readonly home: string; readonly env: Record<string, string> } {
  const home = temporaryFolder();
  const course = join(home, 'course.json');
  writeFileSync(course, JSON.stringify({ modules: [{ id: '15-quantization' }] }));
  return { home, env: { TITO_COURSE: course } };
}

/** Saves as editors do: beside, then renamed. */
function save(home: string, name: string, text: string): void {
  const path = join(home, 'modules/15-quantization/src', name);
  writeFileSync(`${path}~`, text);
  renameSync(`${path}~`, path);
}

test(
  'read aloud: text that only grows, letters with Enter, and no escape',
  { timeout: 60_000 },
  async () => {
    const { home, env } = atHome();
    startModule(home);
    const terminal = openLive([], home, { ...env, ACCESSIBLE: '1' });
    await terminal.shows('todo 15.1 Scale and zero point: to do');
    save(home, 'quantize.ts', 'export const = 1;\n');
    await terminal.shows(/FAIL 15\.2 Quantize|FAIL 15\.3|No change/);
    terminal.press('h\r');
    await terminal.shows('Hint 1 of 3');
    for (const step of [2, 3]) {
      terminal.press('h\r');
      await terminal.shows(`Hint ${step} of 3`);
    }
    expect(terminal.raw()).not.toContain('the last hint');
    terminal.press('h\r');
    await terminal.shows('That was the last hint for 15.1.');
    terminal.press('n\r'); // what was said before is said no more
    terminal.press('x\rx\r');
    await terminal.shows('That key does nothing. ? keys');
    terminal.press('q\r');
    expect(await terminal.ended).toBe(0);
    expect(terminal.raw()).not.toContain('\u001b');
    expect(terminal.raw().match(/^Module 15/gm)).toHaveLength(1);
    expect(terminal.raw().match(/^That key does nothing/gm)).toHaveLength(1);
  },
);

test.runIf(process.platform === 'linux')(
  'a loop without end is told while it runs, and ends with a terminal that is closed',
  { timeout: 60_000 },
  async () => {
    const { home, env } = atHome();
    startModule(home);
    save(home, 'qparams.ts', 'export const chooseQParams = () => { for (;;) {} };\n');
    const terminal = openLive(['watch'], home, { ...env, ACCESSIBLE: '1' });
    await terminal.shows('Still running.');
    const children = execFileSync('pgrep', ['-P', String(terminal.pid)], { encoding: 'utf8' });
    const pids = children.trim().split('\n').map(Number);
    terminal.hangUp();
    await terminal.ended;
    expect(pids.length).toBeGreaterThan(0);
    await expect.poll(() => pids.filter((pid) => existsSync(`/proc/${pid}/exe`))).toEqual([]);
  },
);

test('without a terminal `tito` prints help and ends; `tito watch` says what to type', () => {
  const home = temporaryFolder();
  mkdirSync(join(home, 'nothing'));
  expect(tito([], home)).toMatchObject({ code: 0, stdout: expect.stringContaining('Commands:') });
  const { code, stderr, stdout } = tito(['watch', '15'], home);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('tito test 15 --json');
});
