// Every command that the documentation shows is run, in the order shown, in a learner's fresh folder.
import { execFile } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** Commands that CI runs as a whole, around this test. */
const RUN_BY_CI: ReadonlySet<string> = new Set([
  'npm start',
  'npm test',
  'sudo apt-get install bubblewrap',
]);
/** Commands that are scripts of the root package, which `npm test` runs. */
const SCRIPTS: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
).scripts;
/** Commands that take long, by the test that runs them as processes; what they judge has tests too. */
const RUN_BY_TESTS: Readonly<Record<string, string>> = {
  'tito author check 02 --short': 'tito/test/author-check.test.ts',
  'tito author release 15 --out releases': 'tito/test/release.test.ts',
  'tito grade selftest --isolation=process --only C319': 'tito/test/selftest.test.ts',
  'tito milestone run perceptron --reference': 'tito/test/milestone.test.ts',
  'tito test 15': 'tito/test/module-commands.test.ts',
  'tito test 15 --reference': 'tito/test/module-commands.test.ts',
};
/** What a command may exit with besides 0: a learner who has just started has failing checks. */
const MAY_FAIL: ReadonlySet<string> = new Set(['tito test', 'tito module complete', 'tito grade']);

interface Shown {
  readonly file: string;
  readonly command: string;
}

/** Files of the workspace itself, not what tools and commands have put there. */
function filesLike(pattern: string): string[] {
  const folders = 'node_modules,dist,.git,.tito,grades,stack,releases';
  return globSync(pattern, { cwd: root, exclude: [`**/{${folders}}/**`] }).toSorted();
}

function commandsOf(file: string): Shown[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].flatMap(([, block = '']) =>
    block
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((command) => ({ file, command })),
  );
}

/** A folder as a learner or an instructor has it: submissions in it, nothing else. */
function freshFolder(): string {
  const home = mkdtempSync(join(tmpdir(), 'tito-docs-'));
  const submission = join(home, 'submissions/ada/src');
  mkdirSync(submission, { recursive: true });
  cpSync(join(root, 'modules/15-quantization/stubs'), submission, { recursive: true });
  return home;
}

const GRADE = 'tito grade submissions --module 15 --out grades';
let graded: Promise<string> | undefined;

/** The same with its grades, as a page takes for granted that begins after grading. */
async function gradedFolder(): Promise<string> {
  graded ??= (async () => {
    const folder = freshFolder();
    expect(await exitCodeHere(GRADE, folder)).toBe(0);
    known.add(GRADE);
    return folder;
  })();
  const home = freshFolder();
  cpSync(join(await graded, 'grades'), join(home, 'grades'), { recursive: true });
  return home;
}

/** Commands that no other one rests on: what one page has shown to work is not run for the next. */
const ALONE =
  /^tito (?:doctor|test|module complete|grade (?:show|verify|selftest)|export|hint|completion|author)\b/;
const known = new Set<string>();

function isKnown(command: string): boolean {
  const spoken = command.replace(/^npx /, '');
  const isRepeated = known.has(spoken);
  if (ALONE.test(spoken)) known.add(spoken);
  return isRepeated;
}

async function exitCodeOf(command: string, home: string): Promise<number> {
  const path = [join(root, 'bin'), join(root, 'node_modules/.bin'), process.env['PATH']].join(':');
  const { NODE_ENV: _mode, VITEST: _vitest, ...env } = process.env;
  const options = { cwd: home, env: { ...env, PATH: path, TITO_HOME: home, CI: '1' } };
  try {
    await run('sh', ['-c', command.replace(/^npx /, '')], options);
    return 0;
  } catch (error) {
    return Number((error as { code?: number }).code);
  }
}

const LACKS_SOMETHING = 3;

/** Where the strong isolation is missing, the way round it is what the documentation offers. */
async function exitCodeHere(command: string, home: string): Promise<number> {
  const code = await exitCodeOf(command, home);
  if (code !== LACKS_SOMETHING || !command.startsWith('tito grade ')) return code;
  console.warn(`NOT TESTED HERE: ${command}, without --isolation=process`);
  return exitCodeOf(`${command} --isolation=process`, home);
}

function isRunElsewhere(command: string): boolean {
  const script = command.replace(/^(npx |node_modules\/\.bin\/)/, '');
  if (RUN_BY_TESTS[script] !== undefined) return true;
  return RUN_BY_CI.has(command) || Object.values(SCRIPTS).some((line) => line.includes(script));
}

const testFiles = filesLike('**/test/**/*.test.{ts,tsx}');
const files = filesLike('**/*.md').filter((file) => commandsOf(file).length > 0);

test('the documentation shows commands', () => {
  expect(files).toContain('README.md');
  expect(files).toContain('CONTRIBUTING.md');
});

test.each(Object.entries(RUN_BY_TESTS))('`%s` is run by %s', (command, file) => {
  const text = readFileSync(join(root, file), 'utf8');
  for (const word of command.split(' ').slice(1, 3)) expect(text).toContain(`'${word}'`);
});

test.each(files)('every command in %s works', { timeout: 120_000 }, async (file) => {
  const commands = commandsOf(file);
  const isGraded = commands.some(({ command }) => command.includes('--out grades'));
  const home = await (isGraded ? gradedFolder() : freshFolder());
  for (const { command } of commands) {
    if (isRunElsewhere(command) || isKnown(command)) continue;
    const filter = /^npx vitest run (\S+)$/.exec(command)?.[1];
    if (filter !== undefined) {
      // It runs each file whose path holds what was typed.
      expect(testFiles.filter((path) => path.includes(filter))).not.toEqual([]);
      continue;
    }
    const code = await exitCodeHere(command, home);
    const mayFail = [...MAY_FAIL].some((start) => command.replace(/^npx /, '').startsWith(start));
    const allowed = mayFail ? [0, 1] : [0];
    expect({ command, isExpected: allowed.includes(code), code }).toMatchObject({
      isExpected: true,
    });
  }
});
