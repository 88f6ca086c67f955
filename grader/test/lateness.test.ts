import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { GradeRecord, ModuleSpec } from '../src/contracts.ts';
import { type BatchOptions, gradeBatch } from '../src/grade-batch.ts';
import { courseTotal, courseTotalCsv, courseTotalJson } from '../src/reports/course-total.ts';
import { feedback } from '../src/reports/feedback.ts';
import { gradeRow } from '../src/reports/grade-row.ts';
import { lateness } from '../src/reports/lateness.ts';
import { double, GOOD, removeScratch, scratchFolder, writeFiles } from './support/double.ts';
import { zipOf } from './support/raw-zip.ts';
import { readCsv } from './support/read-csv.ts';
import { judgedRecord, unjudgedRecord } from './support/records.ts';

afterAll(removeScratch);

const due: ModuleSpec = { ...double, deadline: '2026-12-18T23:59:00+01:00' };

test('late is what came after the deadline, in hours; nobody is late whose time is not known', () => {
  const at = (handedIn: string | null) => lateness(due, { handedIn });
  expect(at('2026-12-18T22:59:00.000Z')).toBeNull();
  expect(at('2026-12-18T22:59:01.000Z')).toEqual({ deadline: due.deadline, hours: 0.01 });
  expect(at('2026-12-19T10:59:00.000Z')).toMatchObject({ hours: 12 });
  expect(at(null)).toBeNull();
  expect(lateness(double, { handedIn: '2030-01-01T00:00:00.000Z' })).toBeNull();
});

test('a late record keeps its points; row and feedback tell by how much', () => {
  const late = judgedRecord({ handedIn: '2026-12-19T01:29:00.000Z' });
  const { points } = gradeRow(due, judgedRecord());
  expect(gradeRow(due, late)).toMatchObject({ points, late: { hours: 2.5 } });
  expect(feedback(due, late)).toContain('2.5 hours after the deadline (2026-12-18T23:59:00+01:00)');
  expect(feedback(due, judgedRecord())).not.toContain('deadline');
});

test('an archive is handed in when its file was last changed; a folder of files does not tell', async () => {
  const folder = writeFiles(scratchFolder(), {
    'ada.zip': zipOf(GOOD),
    'bob/src/double.ts': 'export const double = 1;\n',
    'Eve_7_assignsubmission_file_/work.zip': zipOf(GOOD),
  });
  const handedIn = new Date('2026-12-19T01:29:00Z');
  for (const archive of ['ada.zip', 'Eve_7_assignsubmission_file_/work.zip'])
    utimesSync(join(folder, archive), handedIn, handedIn);
  const grader: BatchOptions['grader'] = {
    grade: ({ subject }) =>
      Promise.resolve(judgedRecord({ id: subject === 'reference' ? subject : subject.id })),
    refuse: ({ reason }) => unjudgedRecord('refused', reason),
  };
  const batch = gradeBatch({ folder, out: scratchFolder(), module: due, grader });
  const times = new Map<string, GradeRecord['handedIn']>();
  for await (const event of batch) {
    if (event.type === 'finished') times.set(event.record.id, event.record.handedIn);
  }
  expect(Object.fromEntries(times)).toEqual({
    ada: handedIn.toISOString(),
    bob: null,
    eve_7_assignsubmission_file_: handedIn.toISOString(),
  });
});

const other: ModuleSpec = { ...double, id: '98-other', weight: 3 };

test('a total weighs the modules; what is missing counts 0, and what broke makes none', () => {
  const modules = [due, other];
  const ada = [judgedRecord(), judgedRecord({ module: other.id })];
  const bob = judgedRecord({ id: 'bob', name: '=Bob' });
  const eve = { ...unjudgedRecord('broken', 'ours'), id: 'eve', module: other.id };
  const percents = courseTotal(modules, [...ada, bob, eve]).map(({ id, percent }) => [id, percent]);
  expect(percents).toEqual([
    ['ada', 60],
    ['bob', 15],
    ['eve', null],
  ]);
  expect(readCsv(courseTotalCsv(modules, [bob]))).toEqual([
    ['id', 'name', due.id, `${due.id} late_hours`, other.id, `${other.id} late_hours`, 'percent'],
    ['bob', "'=Bob", '60', '', '', '', '15'],
  ]);
  expect(JSON.parse(courseTotalJson('C', modules, [bob]))).toMatchObject({
    course: 'C',
    modules: [
      { weight: 1, deadline: due.deadline },
      { id: other.id, weight: 3 },
    ],
    learners: [{ id: 'bob', modules: { [other.id]: null }, percent: 15 }],
  });
});
