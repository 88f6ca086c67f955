// One story at a terminal, frame by frame. Each frame is a file in frames/, to be looked at as a user
// would; `npx vitest run tito/test/frames.test.ts -u` writes them anew.
import { cpSync, mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openShell, type Shell } from './live-terminal.ts';
import { HAS_HIDDEN, ROOT } from './run.ts';
import { checkout } from './support/checkout.ts';

const COURSE = {
  title: 'ML systems, autumn',
  modules: [
    { id: '02-activations', deadline: '2026-10-01T12:00:00Z' },
    { id: '03-layers' },
    { id: '14-profiling' },
    { id: '15-quantization', deadline: '2099-12-18T12:00:00Z' },
  ],
};
/** Two hours late. */
const HANDED_IN = new Date('2026-10-01T14:00:00Z');
const GRADE = 'tito grade class --module 2 --out grades --isolation=process';
/** DECTCEM, set: the cursor is visible. */
const CURSOR_BACK = '\u001b[?25h';

test.runIf(HAS_HIDDEN)('what is on the screen, frame by frame', { timeout: 90_000 }, async () => {
  const course = checkout();
  writeFileSync(join(course, 'course.json'), JSON.stringify(COURSE));
  const shell = openShell(course);
  await shell.shows('$');
  await watching(shell, course);
  await finishing(shell, course);
  await grading(shell, course);
  shell.resize(40, 24);
  await narrow(shell);
  shell.resize(80, 24);
  await plain(shell);
});

/** From the first start to two tasks that are done. */
async function watching(shell: Shell, course: string): Promise<void> {
  await isFrame('watching/01-status-before', await shell.run('tito status'));
  await shell.type('tito watch 15');
  await shell.shows(/s start {3}q quit$/);
  await isFrame('watching/02-offer', shell.frame());
  shell.press('s');
  await shell.shows(judged('to do'));
  await isFrame('watching/03-first-task', shell.frame());

  const qparams = solution('15-quantization', 'qparams.ts');
  save(course, '15-quantization', 'qparams.ts', qparams.replace('low, 255)', 'low, 256)'));
  await shell.shows(judged('(divides-by-256)'));
  await isFrame('watching/04-known-mistake', shell.frame());
  shell.press('h');
  await shell.shows('Hint 1 of 3');
  await isFrame('watching/05-hint', shell.frame());
  shell.resize(40, 24);
  await shell.shows(/\nh r l n p \? q$/);
  await isFrame('watching/06-hint-at-40-columns', shell.frame());
  shell.resize(80, 24);
  await shell.shows('h hint');

  save(course, '15-quantization', 'qparams.ts', qparams);
  await shell.shows(judged('Press n for the next task.'));
  await isFrame('watching/07-fixed', shell.frame());
  shell.press('?');
  await shell.shows('tito watch --help');
  await isFrame('watching/08-keys', shell.frame());
  shell.press('n');
  await shell.shows('15.2 Quantize: to do');
  await isFrame('watching/09-next-task', shell.frame());

  save(course, '15-quantization', 'quantize.ts', solution('15-quantization', 'quantize.ts'));
  await shell.shows(judged('Weights, before and after'));
  await isFrame('watching/10-picture', shell.frame());
  shell.press('l');
  await shell.shows('15.10');
  await isFrame('watching/11-list', shell.frame());
  shell.press('\u0003');
  await shell.prompts();
  await isFrame('watching/12-interrupted', shell.frame());
  expect(shell.raw()).toContain(CURSOR_BACK);
}

/** A module from its files to its completion, and back to the beginning. */
async function finishing(shell: Shell, course: string): Promise<void> {
  await isFrame('finishing/01-start', await shell.run('tito module start 2'));
  copySolution('02-activations', join(course, 'modules/02-activations/src'));
  await isFrame('finishing/02-test', await shell.run('tito test 2'));
  await isFrame('finishing/03-complete', await shell.run('tito module complete 2'));
  await isFrame('finishing/04-status', await shell.run('tito status'));
  await isFrame('finishing/05-reset', await shell.run('tito module reset 2'));
  await isFrame('finishing/06-status-after-reset', await shell.run('tito status'));
  await isFrame('finishing/07-module-status', await shell.run('tito module status 2'));
  await isFrame('finishing/08-hint', await shell.run('tito hint 15.4'));
}

/** Those who handed in module 2: all of it, a known mistake, no files, and what is no archive. */
async function grading(shell: Shell, course: string): Promise<void> {
  const folder = join(course, 'class');
  copySolution('02-activations', join(folder, 'ada/src'));
  copySolution('02-activations', join(folder, 'bob/src'));
  const relu = solution('02-activations', 'relu.ts');
  writeFileSync(join(folder, 'bob/src/relu.ts'), relu.replace('? 0 :', '? -value :'));
  mkdirSync(join(folder, 'eve'));
  const archive = join(folder, 'mallory.zip');
  writeFileSync(archive, 'no archive');
  utimesSync(archive, HANDED_IN, HANDED_IN);
  await isFrame('grading/01-class', await shell.run(GRADE));
}

/** The main views at 40 columns. */
async function narrow(shell: Shell): Promise<void> {
  await isFrame('narrow/01-status', await shell.run('tito status'));
  await isFrame('narrow/02-start', await shell.run('tito module start 3'));
  await isFrame('narrow/03-test', await shell.run('tito test 15'));
  await isFrame('narrow/04-complete', await shell.run('tito module complete 2'));
  await isFrame('narrow/05-module-status', await shell.run('tito module status 15'));
  await isFrame('narrow/06-hint', await shell.run('tito hint 15.4'));
  await isFrame('narrow/07-class', await shell.run(GRADE));
}

/** For terminals that show less, and to be read aloud. */
async function plain(shell: Shell): Promise<void> {
  await isFrame('plain/01-status-in-ascii', await shell.run('LC_ALL=C tito status'));
  await isFrame('plain/02-status-without-colour', await shell.run('NO_COLOR=1 tito status'));
  await shell.type('LC_ALL=C tito watch 15.2');
  await shell.shows(judged('ok   15.2'));
  await isFrame('plain/03-watch-in-ascii', shell.frame());
  shell.press('q');
  await shell.prompts();
  await shell.type('ACCESSIBLE=1 tito watch 15');
  await shell.shows(/todo 15\.4 [^]*\d checks\n?$/);
  shell.press('h\r');
  await shell.shows('Hint 3 of 3');
  shell.press('q\r');
  await shell.prompts();
  await isFrame('plain/04-watch-read-aloud', shell.page());
}

/** A task that shows something, and under it a bar of progress that is not going on. */
const judged = (what: string): RegExp =>
  new RegExp(`${RegExp.escape(what)}[^]*\\n\\S+ {2}\\d+ of \\d+ checks\\n`);

const isFrame = (name: string, frame: string): Promise<void> =>
  expect.soft(frame, name).toMatchFileSnapshot(`frames/${name}.txt`);

const folderOf = (module: string): string => join(ROOT, 'grader/checks', module, 'corpus/solution');

const solution = (module: string, file: string): string =>
  readFileSync(join(folderOf(module), file), 'utf8');

/** All but the compiler's settings, which nobody hands in. */
function copySolution(module: string, to: string): void {
  cpSync(folderOf(module), to, { recursive: true, filter: (path) => !path.endsWith('.json') });
}

/** Saves as editors do: beside, then renamed. */
function save(course: string, module: string, file: string, text: string): void {
  const path = join(course, 'modules', module, 'src', file);
  writeFileSync(`${path}~`, text);
  renameSync(`${path}~`, path);
}
