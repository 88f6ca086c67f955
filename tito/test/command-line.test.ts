import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mayCover, ROOT, temporaryFolder, tito, titoWithoutBubblewrap } from './run.ts';

test.each([
  { typed: ['tset'], says: /no command `tito tset`[^]*Did you mean `tito test`\?/ },
  { typed: ['15'], says: /no command `tito 15`[^]*Did you mean `tito watch 15`\?/ },
  { typed: ['15.2'], says: /Did you mean `tito watch 15\.2`\?/ },
  { typed: ['module'], says: /`tito module` needs one more word[^]*complete/ },
  { typed: ['module', 'complet', '15'], says: /Did you mean `tito module complete`\?/ },
  { typed: ['module', 'complete'], says: /`tito module complete` needs to be told/ },
  { typed: ['test'], says: /Which module\?[^]*15 \(quantization\)/ },
  { typed: ['test', '14.3'], says: /is a task[^]*tito watch 14\.3/ },
  { typed: ['test', '99'], says: /no module '99'[^]*15 \(quantization\)/ },
  {
    typed: ['test', 'quantisation'],
    says: /no module 'quantisation'[^]*Did you mean quantization\?/,
  },
  { typed: ['test', '15', '--jsn'], says: /what to do with 'jsn'[^]*Did you mean `--json`\?/ },
  { typed: ['hint'], says: /`tito hint` needs to be told/ },
  { typed: ['hint', '15.77'], says: /no task '15\.77'[^]*15\.1, 15\.2/ },
  { typed: ['grade'], says: /Which folder/ },
  { typed: ['grade', '.', '--out'], says: /`tito grade` needs a value after `--out`/ },
  { typed: ['hint', '15.2', '--step'], says: /`tito hint` needs a value after `--step`/ },
  {
    typed: ['grade', '.', '--isolation=vm'],
    says: /--isolation takes strong or process, and not 'vm'\.\nTry `tito grade --help`/,
  },
  { typed: ['completion', 'vm'], says: /tito: --shell takes .* or .*, and not 'vm'\./ },
  {
    typed: ['grade', '.', '--jobs', '0', '--isolation=process'],
    says: /--jobs takes a whole number/,
  },
  {
    typed: ['grade', 'gone', '--module', '15', '--isolation=process'],
    says: /gone does not exist/,
  },
  { typed: ['grade', 'show', 'nobody'], says: /no record 'nobody'/ },
  { typed: ['export'], says: /no records[^]*tito module complete/ },
  {
    typed: ['author', 'new', '15-quantization', '--reference', '@tito/nn', '--first', 'f'],
    says: /modules\/15-quantization is there already[^]*tito author new 16-pruning/,
  },
  {
    typed: ['author', 'new', '15-foo', '--reference', '@tito/nn', '--first', 'f'],
    says: /number 15 is taken by modules\/15-quantization/,
  },
  { typed: ['module', 'reset', '15'], says: /not started: there is nothing to reset/ },
])('`tito $typed` is wrong use: exit code 2 and a sentence on stderr', ({ typed, says }) => {
  const { code, stdout, stderr } = tito(typed, temporaryFolder());
  expect(stderr).toMatch(says);
  expect(stderr).not.toMatch(/ at .*\.ts:\d+/);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test.runIf(mayCover)(
  'without the strong layer nothing is graded, and the command that installs it is named',
  () => {
    const home = temporaryFolder();
    mkdirSync(join(home, 'handins/ada'), { recursive: true });
    const { code, stdout, stderr } = titoWithoutBubblewrap(
      ['grade', 'handins', '--module', '15'],
      home,
    );
    expect(code).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/Isolation 'strong' cannot be used on this machine/);
    expect(stderr).toMatch(/Nothing was run\.\nInstall it: .*bubblewrap/);
    expect(stderr).toContain('--isolation=process');
    expect(existsSync(join(home, 'grades'))).toBe(false);
  },
);

test.each([[[]], [['--help']], [['-h']]])('`tito %j` lists every command on stdout', (typed) => {
  const { code, stdout, stderr } = tito(typed, temporaryFolder());
  expect(code).toBe(0);
  expect(stderr).toBe('');
  for (const word of ['module', 'test', 'hint', 'grade', 'export', 'demo', 'completion']) {
    expect(stdout).toContain(`tito ${word}`);
  }
  expect(Math.max(...stdout.split('\n').map((row) => row.length))).toBeLessThanOrEqual(80);
});

test('help speaks the language of the locale, as yargs does', () => {
  const { stdout } = tito(['--help'], temporaryFolder(), { LC_ALL: 'de_DE.UTF-8' });
  expect(stdout).toMatch(/Hilfe anzeigen[^]*beurteilt bei jedem Speichern/);
  expect(stdout).not.toMatch(/Show help|judge/);
});

test('the version is that of the package', () => {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'tito/package.json'), 'utf8'));
  expect(tito(['--version'], temporaryFolder()).stdout).toBe(
    `${(manifest as { version: string }).version}\n`,
  );
});

test('the completion script completes commands', () => {
  const { code, stdout } = tito(['completion'], temporaryFolder(), { SHELL: '/bin/bash' });
  expect(code).toBe(0);
  expect(stdout).toContain('tito');
  const typed = tito(['--get-yargs-completions', 'tito', 'mod'], temporaryFolder());
  expect(typed.stdout).toMatch(/^module/m);
});

const workspace = new URL('../../', import.meta.url).href;

/** The files that a command loads, from the workspace's folder on: where that stands says nothing of them. */
function filesLoadedBy(...args: readonly string[]): readonly string[] {
  const { stderr } = tito(args, temporaryFolder(), {
    NODE_OPTIONS: `--import ${join(import.meta.dirname, 'fixtures/print-loaded.mjs')}`,
  });
  const urls = stderr.split('\n').filter((url) => url.startsWith(workspace));
  expect(urls.length).toBeGreaterThan(0);
  return urls.map((url) => `/${url.slice(workspace.length)}`);
}

test('no .ts file at the top of a command loads anything but the command itself', () => {
  // `tito --help` starts in 100 ms because of it: Ink, React and the grader take three times as long.
  const files = filesLoadedBy('--help');
  expect(files.filter((file) => /\/(ink|react|zod|grader|views|jobs)\//.test(file))).toEqual([]);
  expect(files.filter((file) => file.includes('/messages/de.ts'))).toEqual([]); // one language is enough
});

test('a command that judges nothing loads no check, no sandbox and no screen', () => {
  const limits = '/grader/src/sandbox/limits.ts'; // numbers, which course.json is read against
  for (const args of [['module', 'list'], ['status'], ['stack'], ['milestone', 'list']]) {
    const files = filesLoadedBy(...args).filter((file) => file !== limits);
    const heavy = /\/(ink|react|check|sandbox|judge|yauzl)\//;
    expect(files.filter((file) => heavy.test(file))).toEqual([]);
  }
});

test('a command that ends without a result says so, and is no success', () => {
  const neverEnds = 'data:text/javascript,Promise.race=()=>new%20Promise(()=>{})';
  const env = { NODE_OPTIONS: `--import=${neverEnds}` };
  const { code, stderr } = tito(['module', 'list'], temporaryFolder(), env);
  expect(code).toBe(70);
  expect(stderr).toMatch(/ended without a result[^]*This is a bug in tito/);
});
