// Completion as the shells themselves do it; a shell that is not here is named as not tested.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { environment, ROOT, temporaryFolder, tito } from './run.ts';

function has(program: string): boolean {
  const isThere = spawnSync(program, ['--version']).error === undefined;
  if (!isThere) console.warn(`NOT TESTED HERE: completion in ${program}, which is not installed`);
  return isThere;
}

/** What a shell prints, with `tito` on its PATH and a login shell of another kind. */
function shell(command: string, args: readonly string[]): string {
  const env = environment(temporaryFolder());
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...env, PATH: `${join(ROOT, 'bin')}:${env['PATH']}`, SHELL: '/bin/other' },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

test.skipIf(!has('bash'))('bash completes commands, words below them, and flags', () => {
  const script = `
    source <(tito completion bash)
    typed() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _tito_completion; echo "\${COMPREPLY[*]}"; }
    typed tito mod; typed tito module st; typed tito test 15 --ref
    typed tito test 1; typed tito hint 15.1; typed tito milestone run ''; typed tito export --format ''
    typed tito author release 01 1; typed tito test --json 1; typed tito test 15 1`;
  const lines = shell('bash', ['--norc', '-c', script]).split('\n');
  expect(lines).toEqual([
    'module',
    'start status',
    '--reference',
    '1 14 15',
    '15.1 15.10',
    'perceptron edge',
    'csv json',
    '1 14 15',
    '1 14 15',
    '', // a second module is none that `tito test` takes
    '',
  ]);
});

test.skipIf(!has('fish'))(
  'fish completes the same, with descriptions, and files only where one is taken',
  () => {
    const script =
      'tito completion fish | source; complete -C "tito mod"; complete -C "tito module st"; ' +
      'complete -C "tito hint /us"; complete -C "tito grade /us"; ' +
      'complete -C "tito test 1"; complete -C "tito export --format "';
    const lines = shell('fish', ['--no-config', '-c', script]).split('\n');
    expect(lines).toEqual([
      expect.stringMatching(/^module\t\w/),
      expect.stringMatching(/^start\t\w/),
      expect.stringMatching(/^status\t\w/),
      expect.stringMatching(/^\/usr\//),
      '1\tTensor',
      '14\tProfiling',
      '15\tQuantization',
      'csv',
      'json',
      '',
    ]);
  },
);

test.skipIf(!has('zsh'))('zsh is told what there is, with descriptions', () => {
  const script = `
    autoload -Uz compinit && compinit -D -u
    source <(tito completion zsh)
    _describe() { print -l -- "\${(P@)2}" }
    words=(tito module ''); CURRENT=3; _tito_completion
    words=(tito watch 15.2); CURRENT=3; _tito_completion`;
  const lines = shell('zsh', ['-f', '-c', script]).trim().split('\n');
  expect(lines).toContainEqual(expect.stringMatching(/^start:\w/));
  expect(lines).toContain('15.2:Quantize');
  expect(lines.some((line) => line.startsWith('hint:'))).toBe(false);
});

console.warn('NOT TESTED HERE: completion in PowerShell, which no package of npm or Debian brings');

// What its script asks is answered. That PowerShell does the rest is known from its source and from a
// grammar of its language, not from having run it.
test.each([
  { words: ['tito', 'module', ''], begins: 'st', names: ['start', 'status'] },
  { words: ['tito', 'hint', 'zzz'], begins: 'zzz', names: [] },
])('what the script for PowerShell asks of $words is answered', ({ words, begins, names }) => {
  const asked = tito(['--get-yargs-completions', ...words], temporaryFolder(), { SHELL: 'bash' });
  expect(asked).toMatchObject({ code: 0, stderr: '' });
  const answer = asked.stdout.split('\n');
  expect(answer.filter((name) => name !== '' && name.startsWith(begins))).toEqual(names);
});

test('every script says how it is put into effect; an unknown shell is told which there are', () => {
  for (const name of ['bash', 'zsh', 'fish', 'ps1']) {
    const text = readFileSync(join(ROOT, 'tito/src/completion', `tito.${name}`), 'utf8');
    expect(text).toMatch(/^# Completion of tito .*For good: tito completion \w+ >/m);
  }
  const { code, stdout, stderr } = tito(['completion'], temporaryFolder(), { SHELL: '/bin/tcsh' });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('There is: bash, zsh, fish, powershell.');
});

test("records are named by id, those of a class and of one's own", () => {
  const home = temporaryFolder();
  for (const [folder, id] of [
    ['grades/records', '15-ada'],
    ['.tito/records', '15-own'],
  ] as const) {
    mkdirSync(join(home, folder), { recursive: true });
    writeFileSync(join(home, folder, `${id}.json`), '{}');
  }
  const asked = ['--get-yargs-completions', 'tito', 'grade', 'show', ''];
  expect(tito(asked, home)).toEqual({ code: 0, stdout: '15-ada\n15-own\n', stderr: '' });
});
