import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Course, CourseError, readCourse } from '../src/catalog/course.ts';
import { DEFAULT_LIMITS } from '../src/sandbox/limits.ts';

const root = mkdtempSync(join(tmpdir(), 'tito-course-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const settings = join(root, 'course.json');

for (const [number, slug] of [
  [1, 'counting'],
  [2, 'adding'],
] as const) {
  const id = `0${number}-${slug}`;
  const task = { id: `0${number}.1`, title: slug, points: 5, file: 'src/a.ts', exports: ['a'] };
  const manifest = { number, slug, title: slug, hours: 1, requires: [], imports: [] };
  mkdirSync(join(root, 'modules', id), { recursive: true });
  writeFileSync(
    join(root, 'modules', id, 'module.json'),
    JSON.stringify({ ...manifest, reference: '@tito/tensor', tasks: [task] }),
  );
}

function courseOf(value: unknown): Course {
  writeFileSync(settings, typeof value === 'string' ? value : JSON.stringify(value));
  return readCourse(join(root, 'modules'), settings);
}

test('without a file, and with an empty one, every module is taught in order of number', () => {
  const defaults = readCourse(join(root, 'modules'), join(root, 'none.json'));
  expect(courseOf({})).toEqual(defaults);
  expect(defaults).toMatchObject({
    title: 'Tito',
    prerequisites: 'advice',
    hints: { steps: 3, solution: false },
    diagnosis: { namesMistakes: true },
    limits: DEFAULT_LIMITS,
  });
  expect(defaults.modules.map(({ id, weight, deadline }) => [id, weight, deadline])).toEqual([
    ['01-counting', 1, null],
    ['02-adding', 1, null],
  ]);
});

test('a course names its modules, in its own order, and what it leaves out stays as it was', () => {
  const deadline = '2026-12-18T23:59:00+01:00';
  const { modules, hints, limits } = courseOf({
    modules: [{ id: '02-adding', weight: 2.5, deadline }, { id: '01-counting' }],
    hints: { solution: true },
    limits: { callMs: 4_000 },
  });
  expect(modules.map(({ id, weight, deadline: due }) => [id, weight, due])).toEqual([
    ['02-adding', 2.5, deadline],
    ['01-counting', 1, null],
  ]);
  expect(hints).toEqual({ steps: 3, solution: true });
  expect(limits).toEqual({ ...DEFAULT_LIMITS, callMs: 4_000 });
});

test.each([
  [{ titel: 'x' }, 'titel is no field of it; allowed are title, modules, prerequisites'],
  [{ title: ' ' }, 'title is " "; allowed is a text of visible characters.'],
  [{ title: 'a\u001b[31mb' }, 'title is "a\\u001b[31mb"; allowed is a text of visible'],
  [{ 'a\u001b[31m': 1 }, 'a␛[31m is no field of it'],
  [{ hints: { steps: 4 } }, 'hints.steps is 4; allowed is a whole number from 0 to 3.'],
  [{ hints: { step: 1 } }, 'hints.step is no field of it; allowed are steps, solution.'],
  [{ hints: 2 }, 'hints is 2; allowed is an object { ... }.'],
  [{ diagnosis: { namesMistakes: 'no' } }, 'diagnosis.namesMistakes is "no"; allowed is true or'],
  [{ prerequisites: 'must' }, 'prerequisites is "must"; allowed is "advice" or "required".'],
  [{ limits: { callMs: 0 } }, 'limits.callMs is 0; allowed is a whole number from 100 to 60000.'],
  [{ limits: { outputBytes: 1 } }, 'limits.outputBytes is no field of it; allowed are callMs'],
  [{ modules: [] }, 'modules is []; allowed is at least one module.'],
  [{ modules: ['01-counting'] }, 'modules[0] is "01-counting"; allowed is an object { ... }.'],
  [
    { modules: [{ weight: 1 }] },
    'modules[0].id is missing; allowed is a text of visible characters.',
  ],
  [
    { modules: [{ id: '01-counting' }, { id: '03-none' }] },
    'modules[1].id is "03-none"; allowed are the folders of modules: 01-counting, 02-adding.',
  ],
  [
    { modules: [{ id: '01-counting' }, { id: '01-counting' }] },
    'modules[1].id is "01-counting" for the second time; each module is named once.',
  ],
  [
    { modules: [{ id: '01-counting', weight: -1 }] },
    'modules[0].weight is -1; allowed is a number',
  ],
  [
    { modules: [{ id: '01-counting', deadline: '2026-12-18T23:59:00' }] },
    'modules[0].deadline is "2026-12-18T23:59:00"; allowed is a date and time with its zone',
  ],
  [[], 'the file is []; allowed is an object { ... }.'],
  ['{', 'course.json is no JSON: '],
])('%j is refused: the file, the field, its value, what is allowed', (value, sentence) => {
  expect(() => courseOf(value)).toThrow(CourseError);
  expect(() => courseOf(value)).toThrow(sentence);
  expect(() => courseOf(value)).toThrow(/^course\.json/);
});

test('a value is quoted in one short line, whatever it holds', () => {
  expect(() => courseOf({ title: [`\u001b[31m${'x'.repeat(500)}`] })).toThrow(
    // oxlint-disable-next-line no-control-regex
    /^[^\u001b\n]{0,160}$/,
  );
});
