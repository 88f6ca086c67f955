import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PartReport } from '@tito/grader/authoring';
import { expect, test } from 'vitest';
import { moduleNamed } from '../src/course.ts';
import type { AuthorEvent, AuthorOutcome } from '../src/jobs/events/author.ts';
import { authorStory } from '../src/views/author/story.ts';
import { SIGNS } from '../src/views/glyphs.ts';
import { textOf } from '../src/views/line.ts';
import { HAS_HIDDEN, temporaryFolder, tito } from './run.ts';

test('a module without a corpus is said to have none, with exit code 3', () => {
  const home = temporaryFolder();
  mkdirSync(join(home, 'nothing'));
  const { code, stdout, stderr } = tito(['author', 'check', '15', '--checks', 'nothing'], home);
  expect(stderr).toMatch(/^tito: Module 15 has no corpus here[^\n]*\nThe corpus lies with/);
  expect(stdout).toBe('');
  expect(code).toBe(3);
});

test('seeds are a whole number: anything else is wrong use', () => {
  const { code, stderr } = tito(['author', 'check', '15', '--seeds', '0'], temporaryFolder());
  expect(stderr).toContain('--seeds takes a whole number from 1 on, not 0.');
  expect(code).toBe(2);
});

test.skipIf(!HAS_HIDDEN)('--json prints one object, and exit code 0 says that all is well', () => {
  const args = ['author', 'check', 'quantization', '--short', '--part', 'leaks', '--json'];
  const { code, stdout, stderr } = tito(args, temporaryFolder());
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({
    schema: 1,
    command: 'author check',
    scope: { isShort: true, seeds: 20 },
    isWell: true,
    parts: [{ part: 'leaks', problems: [], figures: { leaks: 0 } }],
  });
  expect(code).toBe(0);
});

test('what is to mend is told, with exit code 1', () => {
  const home = temporaryFolder();
  const corpus = join(home, 'checks/15-quantization/corpus');
  mkdirSync(corpus, { recursive: true });
  const empty = '{ solution: [], mistakes: [], variants: [], equivalents: [] }';
  writeFileSync(join(corpus, 'index.ts'), `export const corpus = ${empty};\n`);
  const args = ['author', 'check', '15', '--checks', 'checks', '--part', 'mistakes'];
  const { code, stdout, stderr } = tito(args, home);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/✗ mistakes +0 mistakes/);
  expect(stdout).toMatch(/15\.1-public-\S+ names\s+\S+,\s+which\s+is\s+not\s+in\s+the\s+corpus/);
  expect(stdout).toMatch(/\d+ problems to mend\./);
  expect(code).toBe(1);
});

const module = moduleNamed('15');
const scope = { isShort: false, seeds: 1000 };
const report = (part: Partial<PartReport>): PartReport => ({
  part: 'mutants',
  figures: { mutants: 3, killed: 2 },
  problems: [],
  notes: [],
  elapsedMs: 1200,
  ...part,
});

function shown(events: readonly AuthorEvent[], outcome?: AuthorOutcome): readonly string[] {
  let state = events.reduce(authorStory.reduce, authorStory.nothingYet);
  if (outcome !== undefined) state = authorStory.finish(state, outcome);
  const look = { width: 76, glyphs: SIGNS, saysNext: true };
  return authorStory.blocks(state, look).flatMap(({ lines }) => lines.map(textOf));
}

test('a part is shown when it has ended, with what is to mend below it', () => {
  const events: AuthorEvent[] = [
    { type: 'begin', module, scope },
    { type: 'progress', part: 'mutants', done: 2, total: 3 },
  ];
  expect(shown(events)).toEqual([
    expect.stringMatching(/^The checks of module 15 .* 1000 seeds$/),
    '',
  ]);
  const ended: AuthorEvent = { type: 'part', ...report({ problems: ['a.ts:1 survives'] }) };
  expect(shown([...events, ended]).slice(2)).toEqual([
    expect.stringMatching(/^ {2}✗ mutants +3 mutants · 2 killed +1\.2 s$/),
    '      a.ts:1 survives',
  ]);
});

const lastLine = (...parts: PartReport[]) =>
  shown([{ type: 'begin', module, scope }], { module, scope, parts, elapsedMs: 9 }).at(-1);

test('the last line is well only if parts ran and none found a problem', () => {
  expect(lastLine(report({}))).toMatch(/^All is well\./);
  expect(lastLine(report({}), report({ problems: ['one', 'two'] }))).toMatch(
    /^2 problems to mend\./,
  );
  expect(lastLine()).toMatch(/to mend/);
});
