import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { CourseMap, ModuleStatus } from '../src/jobs/events/results.ts';
import { READ_ALOUD, SIGNS, WORDS } from '../src/views/glyphs.ts';
import { textOf } from '../src/views/line.ts';
import { mapReport } from '../src/views/map/map-report.ts';
import { rails, type Stop } from '../src/views/map/rails.ts';
import { displayWidth } from '../src/views/width.ts';
import { MODULE } from './records.ts';

function stop(id: string, ...requires: readonly string[]): Stop {
  return { id, requires, node: id };
}

const COURSE = [
  stop('1'),
  stop('2', '1'),
  stop('3', '1', '2'),
  stop('4', '1'),
  stop('5', '1', '3', '4'),
];

test('each row joins the lanes of what it builds on, and passes the others', () => {
  expect(rails(COURSE, SIGNS.rails)).toEqual([
    '1      ',
    '├─2    ',
    '├─┴─3  ',
    '├─4 │  ',
    '└─┴─┴─5',
  ]);
});

test('without line drawing the same map is made of characters that every terminal has', () => {
  const drawn = rails(COURSE, WORDS.rails);
  expect(drawn.join('\n')).toMatch(/^[ -~\n]+$/);
  expect(drawn.at(-1)).toBe('+-+-+-5');
});

/** Courses whose modules build on some of those above them. */
const courses = fc
  .array(fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), { minLength: 1, maxLength: 12 })
  .map((rows) =>
    rows.map((row, i) =>
      stop(
        String.fromCodePoint(97 + i),
        ...rows.flatMap((_, j) => (j < i && row[j] ? [String.fromCodePoint(97 + j)] : [])),
      ),
    ),
  );

test('a map of any course says what each module builds on, and nothing else', () => {
  fc.assert(
    fc.property(courses, (stops) => {
      const drawn = rails(stops, SIGNS.rails);
      expect(new Set(drawn.map(displayWidth)).size).toBe(1);
      expect(drawn.map((row, i) => joinedIn(drawn, i, row))).toEqual(
        stops.map(({ requires }) => [...requires].toSorted()),
      );
    }),
    { seed: 6, numRuns: 200 },
  );
});

/** Reads a row as somebody who follows each joined line up to the module that it comes from. */
function joinedIn(drawn: readonly string[], at: number, row: string): string[] {
  return Array.from(row)
    .flatMap((sign, column) => ('├└┼┴'.includes(sign) ? [nodeAbove(drawn, at, column)] : []))
    .toSorted();
}

function nodeAbove(drawn: readonly string[], at: number, column: number): string {
  for (let i = at - 1; i >= 0; i--) {
    const sign = drawn[i]?.[column] ?? ' ';
    if (/[a-z]/.test(sign)) return sign;
    if (!'│├┼'.includes(sign)) break;
  }
  return `a line from nowhere in row ${at}`;
}

function status(number: number, change: Partial<ModuleStatus> = {}): ModuleStatus {
  const module = { ...MODULE, id: `0${number}-m`, number, title: `Module of the number ${number}` };
  const progress = {
    startedAt: null,
    completedAt: null,
    startedOverAt: null,
    lastAttempt: null,
    completion: null,
    hintsShown: {},
  };
  const rest = { progress, given: [], open: [], isLate: false, folder: '/c' };
  return { module, state: 'not started', ...rest, ...change };
}

const [one, two, three] = [status(1), status(2), status(3)];
const attempt = { record: 'r', status: 'passed', points: 15, maxPoints: 15, hidden: true } as const;
const at = '2026-11-24T03:00:00.000Z';
const MILESTONE = {
  id: '01-sum',
  slug: 'sum',
  title: 'A sum',
  what: 'Adds.',
  after: ['01-m'],
  imports: [],
  folder: '/m',
};
const map: CourseMap = {
  title: 'A course',
  prerequisites: 'advice',
  milestones: [
    {
      milestone: MILESTONE,
      after: [one.module],
      missing: [],
      reachedAt: null,
      hasReference: true,
    },
  ],
  modules: [
    {
      ...one,
      state: 'completed',
      isLate: true,
      module: { ...one.module, deadline: '2026-11-20T12:00:00Z' },
      progress: { ...one.progress, completedAt: at, lastAttempt: { ...attempt, at } },
    },
    {
      ...two,
      state: 'started',
      isLate: true,
      module: { ...two.module, requires: ['01-m'], deadline: '2026-11-20T12:00:00Z' },
    },
    {
      ...three,
      open: [two.module],
      module: { ...three.module, requires: ['01-m', '02-m'], deadline: '2027-01-20T12:00:00Z' },
    },
  ],
};

test('the map tells state, points and deadline of each module within 76 columns', () => {
  vi.stubEnv('TZ', 'UTC');
  const rows = mapReport(map)
    .lines({ width: 76, glyphs: SIGNS, saysNext: true })
    .map((row) => textOf(row).trimEnd());
  expect(rows.slice(0, 5)).toEqual([
    'A course                          1 of 3 modules completed · 15 of 45 points',
    '',
    '  ●      01 Module of the n…  completed       15 of 15   missed 20 Nov 12:00',
    '  ├─◐    02 Module of the n…  started        15 points  overdue 20 Nov 12:00',
    '  └─┴─○  03 Module of the n…  after 02       15 points      due 20 Jan 12:00',
  ]);
  expect(rows).toContainEqual(expect.stringMatching(/^ {2}milestone sum {2}A sum +ready$/));
  expect(Math.max(...rows.map(displayWidth))).toBeLessThanOrEqual(76);
});

test('read aloud, a module is one line of words, and no lane is drawn', () => {
  vi.stubEnv('TZ', 'UTC');
  const rows = mapReport(map).lines({ width: 76, glyphs: READ_ALOUD, saysNext: true }).map(textOf);
  expect(rows.slice(2, 6)).toEqual([
    '  01 Module of the number 1: completed; 15 of 15; missed 20 Nov 12:00; builds on nothing.',
    '  02 Module of the number 2: started; 15 points; overdue 20 Nov 12:00; builds on 01-m.',
    '  03 Module of the number 3: after 02; 15 points; due 20 Jan 12:00; builds on 01-m, 02-m.',
    expect.stringMatching(/^ {2}Deadlines are in/),
  ]);
});

test('a course with many lanes keeps to the width: titles give way', () => {
  const numbers = Array.from({ length: 14 }, (_, i) => i + 1);
  const ids = numbers.map((number) => status(number).module.id);
  const modules = numbers.map((number) => {
    const each = status(number);
    return { ...each, module: { ...each.module, requires: number === 14 ? ids : [] } };
  });
  const look = { width: 76, glyphs: SIGNS, saysNext: true };
  const rows = mapReport({ ...map, modules })
    .lines(look)
    .map(textOf);
  expect(Math.max(...rows.map(displayWidth))).toBeLessThanOrEqual(76);
});

test('for programs the map is data: state, open prerequisites, weight, deadline', () => {
  expect(mapReport(map).json).toMatchObject({
    command: 'status',
    points: 15,
    maxPoints: 45,
    modules: [
      { state: 'completed', isLate: true },
      { state: 'started', openPrerequisites: [] },
      { openPrerequisites: ['02-m'], weight: 1, deadline: '2027-01-20T12:00:00Z' },
    ],
  });
});
