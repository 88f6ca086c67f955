// One story at a terminal, frame by frame. Each frame is a file in frames/, to be looked at as a user
// would; `npx vitest run tito/test/frames.test.ts -u` writes them anew.
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
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
/** Said on a busy machine only. */
const SLOW = /Still running\..*\n/;
const FRAMES = join(import.meta.dirname, 'frames');
/** Two hours late. */
const HANDED_IN = new Date('2026-10-01T14:00:00Z');
const GRADE = 'tito grade class --module 2 --out grades --isolation=process';
/** DECTCEM, set: the cursor is visible. */
const CURSOR_BACK = '\u001b[?25h';

test.runIf(HAS_HIDDEN)('what is on the screen, frame by frame', { timeout: 180_000 }, async () => {
  const course = checkout();
  writeFileSync(join(course, 'course.json'), JSON.stringify(COURSE));
  const shell = openShell(course);
  await shell.shows('$');
  await watching(shell, course);
  await finishing(shell, course);
  await grading(shell, course);
  shell.resize(40, 24);
  await narrow(shell, course);
  shell.resize(80, 24);
  await plain(shell);
  const files = readdirSync(FRAMES, { recursive: true, encoding: 'utf8' });
  expect(files.filter((name) => name.endsWith('.txt') && !compared.has(name))).toEqual([]);
});

/** From the first start to two tasks that are done. */
async function watching(shell: Shell, course: string): Promise<void> {
  await isFrame('watching/status-before', await shell.run('tito status'));
  await shell.type('cd modules/15-quantization && tito'); // not the first that is open
  await shell.shows(/s start {3}q quit$/);
  await isFrame('watching/offer', shell.frame());
  shell.press('s');
  await shell.shows(judged('to do'));
  await isFrame('watching/first-task', shell.frame());

  const source = join(course, 'modules/15-quantization/src');
  const qparams = solution('15-quantization', 'qparams.ts');
  save(course, '15-quantization', 'qparams.ts', qparams.replace('low, 255)', 'low, 256)'));
  await shell.shows(judged('(divides-by-256)'));
  await isFrame('watching/known-mistake', shell.frame());
  shell.press('h');
  await shell.shows('Hint 1 of 3');
  await isFrame('watching/hint', shell.frame());
  shell.resize(40, 24);
  await shell.shows(/\nh r l n p \? q$/);
  await isFrame('watching/hint-at-40-columns', shell.frame());
  shell.resize(80, 24);
  await shell.shows('h hint');

  save(course, '15-quantization', 'quantize.ts', solution('15-quantization', 'quantize.ts'));
  await shell.shows(judged('It waits for 15.1'));
  await isFrame('watching/saved-elsewhere', shell.frame());
  rmSync(join(source, 'quantize.ts'));
  await shell.shows(judged('quantize.ts is missing'));
  await isFrame('watching/file-deleted', shell.frame());
  renameSync(source, `${source}-away`);
  await shell.shows(judged('src is missing'));
  await isFrame('watching/folder-deleted', shell.frame());
  renameSync(`${source}-away`, source);

  save(course, '15-quantization', 'qparams.ts', qparams);
  await setTimeout(40); // while it is judged, the editor writes once more: that takes no verdict back
  save(course, '15-quantization', 'qparams.ts', qparams);
  await shell.shows(judged('Press n for the next task.'));
  await isFrame('watching/fixed', shell.frame());
  shell.press('?');
  await shell.shows('tito watch --help');
  await isFrame('watching/keys', shell.frame());
  shell.press('n');
  await shell.shows('15.2 Quantize: to do');
  await isFrame('watching/next-task', shell.frame());

  save(course, '15-quantization', 'quantize.ts', solution('15-quantization', 'quantize.ts'));
  await shell.shows(judged('Weights, before and after'));
  await isFrame('watching/picture', shell.frame());
  shell.press('l');
  await shell.shows('15.10');
  await isFrame('watching/list', shell.frame());
  shell.press('\u0003');
  await shell.prompts();
  await isFrame('watching/interrupted', shell.frame());
  await shell.run('cd ../..');
  expect(shell.raw()).toContain(CURSOR_BACK);
}

/** A module from its files to its completion, and back to the beginning. */
async function finishing(shell: Shell, course: string): Promise<void> {
  await isFrame('finishing/start', await shell.run('tito module start 2'));
  copySolution('02-activations', join(course, 'modules/02-activations/src'));
  await isFrame('finishing/complete', await shell.run('tito module complete 2'));
  await isFrame('finishing/status', await shell.run('tito status'));
  await isFrame('finishing/reset', await shell.run('tito module reset 2'));
  await isFrame('finishing/status-after-reset', await shell.run('tito status'));
  await isFrame('finishing/module-status', await shell.run('tito module status 2'));
  await isFrame('finishing/hint', await shell.run('tito hint 15.4'));
}

/** Those who handed in module 2: all of it, a known mistake, no files, and what is no archive. */
async function grading(shell: Shell, course: string): Promise<void> {
  const folder = join(course, 'class');
  copySolution('02-activations', join(folder, 'ada/src'));
  copySolution('02-activations', join(folder, 'bob/src'));
  writeFileSync(join(folder, 'bob/src/relu.ts'), wrongReLU());
  mkdirSync(join(folder, 'eve'));
  const archive = join(folder, 'mallory.zip');
  writeFileSync(archive, 'no archive');
  utimesSync(archive, HANDED_IN, HANDED_IN);
  await isFrame('grading/class', await shell.run(GRADE));
}

/** The main views at 40 columns. */
async function narrow(shell: Shell, course: string): Promise<void> {
  await isFrame('narrow/status', await shell.run('tito status'));
  await isFrame('narrow/start', await shell.run('tito module start 3'));
  save(course, '02-activations', 'relu.ts', wrongReLU());
  await isFrame('narrow/test', await shell.run('tito test 2'));
  await isFrame('narrow/module-status', await shell.run('tito module status 15'));
  await isFrame('narrow/class', await shell.run(GRADE));
}

/** For terminals that show less, and to be read aloud. */
async function plain(shell: Shell): Promise<void> {
  await isFrame('plain/status-in-ascii', await shell.run('LC_ALL=C tito status'));
  await isFrame('plain/status-without-colour', await shell.run('NO_COLOR=1 tito status'));
  await shell.type('LC_ALL=C tito watch 15.2');
  await shell.shows(judged('ok   15.2'));
  await isFrame('plain/watch-in-ascii', shell.frame());
  shell.press('q');
  await shell.prompts();
  shell.resize(80, 60); // nothing scrolls off
  await shell.type('ACCESSIBLE=1 tito watch 15');
  await shell.shows(/todo 15\.4 [^]*\d checks\n?$/);
  shell.press('h\r');
  await shell.shows('Hint 2 of 3');
  shell.press('q\r');
  await shell.prompts();
  await isFrame('plain/watch-read-aloud', shell.page().replace(SLOW, ''));
}

/** A task that shows something, and under it a bar of progress that is not going on. */
const judged = (what: string): RegExp =>
  new RegExp(`${RegExp.escape(what)}[^]*\\n\\S+ {2}\\d+ of \\d+ checks\\n`);

const compared = new Set<string>();

function isFrame(name: string, frame: string): Promise<void> {
  compared.add(`${name}.txt`);
  return expect.soft(frame, name).toMatchFileSnapshot(`frames/${name}.txt`);
}

const folderOf = (module: string): string => join(ROOT, 'grader/checks', module, 'corpus/solution');

const solution = (module: string, file: string): string =>
  readFileSync(join(folderOf(module), file), 'utf8');

/** The absolute value, which is a known mistake. */
const wrongReLU = (): string =>
  solution('02-activations', 'relu.ts').replace('? 0 :', '? -value :');

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
