// The language that is not the original, as its user meets it: real processes, and a real terminal.
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLive } from './live-terminal.ts';
import { ROOT, startModule, temporaryFolder, tito } from './run.ts';

const GERMAN = { TITO_LANGUAGE: 'de' };

/** What no German sentence holds, and many an English one. */
const ENGLISH = /\b(?:the|is|are|your|with|not|to|checks?|points)\b/;

function widest(text: string): number {
  return Math.max(...text.split('\n').map((row) => row.length));
}

test('what a learner sees before any check runs is German, and no wider than 76 columns', () => {
  const home = temporaryFolder();
  const said = [
    ['status'],
    ['module', 'list'],
    ['module', 'start', '15'],
    ['hint', '15.1'],
    ['submit', '15'],
    ['module', 'reset', '15'],
  ].map((args) => {
    const { code, stdout, stderr } = tito(args, home, GERMAN);
    expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: '' });
    return stdout;
  });
  const [status = '', list, start, hint, submit, reset] = said;
  expect(status).toMatch(
    /0 von 5 Modulen fertig · 0 von 500 Punkten[^]*\nWeiter {2}tito module start 1/,
  );
  expect(list).toMatch(/15 Quantization {2}nicht begonnen[^]*baut auf 01-tensor, .* und /);
  expect(start).toMatch(/Deine Dateien von Modul 15 sind in modules\/15-quantization\/src\./);
  expect(hint).toMatch(
    /^15\.1 Scale and zero point +Tipp 1 von 3\n[^]*tito hint 15\.1 {2}noch einer\n/,
  );
  expect(submit).toMatch(
    /\d+ Dateien, \d+ Bytes[^]*qparams\.ts ist wie am Anfang[^]*ist geschrieben/,
  );
  expect(reset).toMatch(/wieder wie am Anfang/);
  // Titles of the course are English, and folders have any name; a command is as long as it is.
  const own = `${status}\n${start}\n${submit}`
    .replaceAll(/(?:perceptron|edge) .*/g, '')
    .replaceAll(ROOT, '');
  expect(own).not.toMatch(ENGLISH);
  expect(widest(said.join('\n').replaceAll(/^.*tito module reset.*$/gm, ''))).toBeLessThanOrEqual(
    76,
  );
});

test('judging is German but for what the course says, and so are its exit code and its record', () => {
  const home = temporaryFolder();
  startModule(home);
  const folder = join(home, 'modules/15-quantization/src');
  cpSync(
    join(ROOT, 'grader/checks/15-quantization/corpus/solution/qparams.ts'),
    join(folder, 'qparams.ts'),
  );
  const { code, stdout } = tito(['test', '15', '--no-pictures'], home, {
    ...GERMAN,
    ACCESSIBLE: '1',
  });
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^Modul 15 - Quantization\n\nÖffentliche Prüfungen\n15\.1 Scale and zero point\n {2}ok {5}/,
  );
  expect(stdout).toMatch(/\n {2}offen {2}öffentlich {4}\d+ von \d+, \d+ zu tun/);
  expect(stdout).toMatch(/\nWeiter {2}.*quantize\.ts +die Datei von 15\.2\n/);
  expect(widest(stdout)).toBeLessThanOrEqual(76);
});

test.each([
  [['tset'], /Den Befehl `tito tset` gibt es nicht\.\nMeintest du `tito test`\?/],
  [['test', '--refrence'], /kann mit 'refrence' nichts anfangen\.\nMeintest du `--reference`\?/],
  [['hint'], /`tito hint` muss wissen, woran gearbeitet wird/],
  [['export', '--format', 'xml'], /--format nimmt csv oder json, und nicht 'xml'/],
])('wrong use, `tito %j`, ends in German and with exit code 2', (args, says) => {
  const { code, stdout, stderr } = tito(args, temporaryFolder(), GERMAN);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(says);
});

test.each([
  [['module', 'list', '--json'], 0],
  [['hint', '15.1', '--step', '9', '--json'], 2],
])('what programs read is the same in every language: `tito %j`', (args, code) => {
  const home = temporaryFolder();
  const german = tito(args, home, GERMAN);
  expect(german).toEqual(tito(args, home));
  expect(german.code).toBe(code);
});

test('`tito doctor` tells the language, and what chose it', () => {
  const { stdout } = tito(['doctor'], temporaryFolder(), { LANG: 'de_AT.UTF-8' });
  expect(stdout).toMatch(/✓ Sprache +de, durch LANG=de_AT\.UTF-8\n/);
  expect(stdout).toMatch(/\n\nAlles ist in Ordnung\./);
});

test(
  'a watched module speaks German, and its keys are the same letters',
  { timeout: 60_000 },
  async () => {
    const home = temporaryFolder();
    const terminal = openLive(['watch', '15'], home, GERMAN);
    await terminal.shows(/Noch nicht begonnen[^]*s beginnen {3}q Ende$/);
    terminal.press('s');
    await terminal.shows(/15\.1 Scale and zero point: zu tun[^]*Schreibe chooseQParams in/);
    terminal.press('h');
    await terminal.shows(/Tipp 1 von 3/);
    terminal.press('?');
    await terminal.shows(/\nn {2}weiter {4}tito watch 15\.2\n/);
    terminal.resize(40, 24);
    await terminal.shows(/\nh r l n p \? q$/);
    terminal.press('q');
    expect(await terminal.ended).toBe(0);
    expect(terminal.screen()).toContain('Zurück kommst du jederzeit mit: tito');
  },
);

test('a report for a German reader says so to browsers and screen readers', () => {
  const home = temporaryFolder();
  const { code } = tito(['report', '15', '--out', join(home, 'report.html')], home, GERMAN);
  const page = readFileSync(join(home, 'report.html'), 'utf8');
  expect(code).toBe(0);
  expect(page).toContain('<html lang="de">');
  expect(page).toMatch(/<h2>Was gemessen wurde<\/h2>[^]*Die Seite lädt nichts und sendet nichts\./);
});
