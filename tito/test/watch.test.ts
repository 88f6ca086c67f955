// A learner at a terminal, from the first start to a task that is done: what is on the screen.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLive } from './live-terminal.ts';
import { HAS_HIDDEN, ROOT, startModule, temporaryFolder, tito } from './run.ts';

const CURSOR_BACK = '\u001b[?25h';

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

/** Without what differs from run to run. */
function still(screen: string, home: string): string {
  return screen
    .replaceAll(/[\d.]+ m?s after/g, '… after')
    .replaceAll(home, '~')
    .replaceAll(/ {2,}(?=~)/g, '  ');
}

const KEYS = 'h hint   r run   l list   n next   p previous   ? keys   q quit';

test.runIf(HAS_HIDDEN)(
  'start, save, fail with a named mistake, hint, resize, fix, next, Ctrl-C',
  { timeout: 90_000 },
  async () => {
    const { home, env } = atHome();
    const right = readFileSync(
      join(ROOT, 'grader/checks/15-quantization/corpus/solution/qparams.ts'),
      'utf8',
    );
    const terminal = openLive([], home, env);
    const offer = await terminal.shows(/s start {3}q quit$/);
    expect(still(offer, home)).toMatch(
      /^Module 15 · Quantization {2}~\/modules\/15-quantization\n\nNot started[^]*\n\ns start {3}q quit$/,
    );

    terminal.press('s');
    const toDo = await terminal.shows(/ checks\n/);
    expect(toDo).toContain('\n○ 15.1 Scale and zero point: to do\n');
    expect(toDo).toMatch(
      /\n {2}Write chooseQParams in \S*src\/qparams\.ts and save\.|\n {2}Write chooseQParams in\n/,
    );
    expect(toDo).toMatch(/\n·{30} {2}0 of \d+ checks\n/);
    expect(toDo.split('\n').at(-1)).toBe(KEYS);

    save(home, 'qparams.ts', right.replace('low, 255)', 'low, 256)'));
    const wrong = await terminal.shows('(divides-by-256)');
    expect(still(wrong, home)).toMatch(/\n✗ 15\.1 Scale and zero point: asymmetric codes spread/);
    expect(wrong).not.toContain('looks like');
    expect(wrong).toContain('chooseQParams(-1, 2');
    expect(wrong.split('\n').length).toBeLessThanOrEqual(18);
    expect(wrong.split('\n').at(-1)).toBe(KEYS);

    terminal.press('h');
    expect(await terminal.shows('Hint 1 of 3')).toContain('(divides-by-256)');
    terminal.resize(50, 30);
    const narrow = await terminal.shows(/\nh r l n p \? q$/);
    expect(Math.max(...narrow.split('\n').map((row) => row.length))).toBeLessThanOrEqual(50);
    expect(narrow.match(/^✗ 15\.1/gm)).toHaveLength(1);
    terminal.resize(80, 30);

    save(home, 'qparams.ts', right);
    const done = await terminal.shows('Press n for the next task.');
    expect(still(done, home)).toMatch(
      /\n✓ 15\.1 Scale and zero point: (\d) of \1 checks\n\n {2}Done\. … after you saved\./,
    );
    expect(done).not.toContain('Hint');
    terminal.press('l');
    expect(await terminal.shows(/✓ 15\.1[^]*○ 15\.2 Quantize +0 of \d +to do/)).toContain(KEYS);
    terminal.press('n');
    await terminal.shows('○ 15.2 Quantize: to do');

    terminal.press('\u0003');
    expect(await terminal.ended).toBe(130);
    expect(terminal.screen()).toMatch(/○ 15\.2 Quantize: to do[^]*Interrupted\.$/);
    expect(terminal.raw()).toContain(CURSOR_BACK);
  },
);

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
    terminal.press('q\r');
    expect(await terminal.ended).toBe(0);
    expect(terminal.raw()).not.toContain('\u001b');
    expect(terminal.screen().match(/^Module 15/gm)).toHaveLength(1);
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
