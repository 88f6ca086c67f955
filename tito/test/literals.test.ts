import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sentencesOf } from './literals.ts';
import { ROOT } from './run.ts';

const SOURCE = join(ROOT, 'tito/src');

/** What is no sentence for users, or not in their language, by its place. */
const ALLOWED: readonly { readonly file: string; readonly text: RegExp; readonly why: string }[] = [
  {
    file: 'cli.ts',
    text: /^(?:Unknown argument|Not enough|Argument: %s)/,
    why: 'sentences of yargs, by which its failures are told apart',
  },
  { file: 'cli.ts', text: /^tito: …$/, why: 'the name of the program' },
  { file: 'commands/module/index.ts', text: /^list, start/, why: 'names of commands' },
  { file: 'framework/export-module.ts', text: /^\/\/ /, why: 'a comment in a file of code' },
  { file: 'views/page/style.ts', text: /^:root/, why: 'CSS' },
  { file: 'views/page/report-page.ts', text: /^default-src/, why: 'a policy for browsers' },
  { file: 'views/judging/next.ts', text: /^module complete$/, why: 'a command' },
  { file: 'views/reports/verdict.ts', text: /^module complete$/, why: 'a command' },
  { file: 'views/reports/verdict.ts', text: /^Node …$/, why: 'the name of a program' },
  { file: '', text: /^… (?:ms|s|GB|GOP\/s)$/, why: 'units' },
  { file: '', text: /^not started$/, why: 'a state, as JSON has it' },
];

const files = globSync('**/*.{ts,tsx}', { cwd: SOURCE })
  .filter((file) => !file.startsWith('messages/'))
  .map((file) => ({ file, said: sentencesOf(file, readFileSync(join(SOURCE, file), 'utf8')) }));

function isAllowed({ file, text }: (typeof ALLOWED)[number], at: string, said: string): boolean {
  return (file === '' || file === at) && text.test(said);
}

test('every sentence stands in a catalog of messages', () => {
  expect(files.length).toBeGreaterThan(150);
  const found = files.flatMap(({ file, said }) =>
    said
      .filter(({ text }) => !ALLOWED.some((one) => isAllowed(one, file, text)))
      .map(({ text, row }) => `${file}:${row} ${text.slice(0, 60)}`),
  );
  expect(found).toEqual([]);
});

test('an entry of the list of what is allowed stands for something', () => {
  const idle = ALLOWED.filter(
    (one) => !files.some(({ file, said }) => said.some(({ text }) => isAllowed(one, file, text))),
  );
  expect(idle).toEqual([]);
});

test.each([
  ["throw new UsageError('Which module?')", ['Which module?']],
  ['line(`  ${done} of ${total}`)', ['… of …']],
  ["line('Interrupted.')", ['Interrupted.']],
  ["labelled(label, 'late', look)", ['late']],
  ["span(title, 'strong')", []],
  ["throw new RangeError('race: rounds is no number')", []],
  ['const x = <Text>Nothing yet</Text>;', ['Nothing yet']],
  ['markup`<p class="quiet">No pictures: ${why}</p>`', ['No pictures: …']],
  ['markup`<p class="quiet big">${why}</p>`', []],
  ["const next = { command: 'grade show', why: 'once more' };", ['once more']],
  ['shown(`tito test ${number}`)', []],
  ["import { x } from './some file.ts';", []],
  ["type State = 'not begun';", []],
  ["join(folder, 'src', `.${id}.new`)", []],
])('in %s it finds %j', (source, texts) => {
  expect(sentencesOf('some.tsx', source).map(({ text }) => text)).toEqual(texts);
});
