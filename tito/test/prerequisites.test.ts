import { expect, test } from 'vitest';
import { openPrerequisites, refuseOpenPrerequisites } from '../src/prerequisites.ts';
import { attempted, NO_PROGRESS, type Progress, started } from '../src/progress/progress.ts';
import { MODULE } from './records.ts';

const below = { ...MODULE, id: '06-counts', number: 6, title: 'Counts' };
const given = { ...MODULE, id: '05-zero', number: 5, title: 'Zero' };
const module = { ...MODULE, requires: ['06-counts', '05-zero'] };
const course = { modules: [below, module] };

function after(status: 'passed' | 'failed'): Progress {
  const at = '2026-11-24T03:00:00.000Z';
  const attempt = { record: 'r', status, points: 1, maxPoints: 1, hidden: true, at };
  return attempted(started(NO_PROGRESS, below.id, at), below.id, attempt);
}

test('a prerequisite is open until it is completed; one that the course does not hold never is', () => {
  expect(openPrerequisites(course, NO_PROGRESS, module)).toEqual([below]);
  expect(openPrerequisites(course, after('failed'), module)).toEqual([below]);
  expect(openPrerequisites(course, after('passed'), module)).toEqual([]);
  expect(openPrerequisites({ modules: [given, below, module] }, after('passed'), module)).toEqual([
    given,
  ]);
});

function refuse(prerequisites: 'advice' | 'required', progress: Progress): () => void {
  return () => refuseOpenPrerequisites({ ...course, prerequisites }, progress, module);
}

test('they are advice, unless the course requires them', () => {
  expect(refuse('advice', NO_PROGRESS)).not.toThrow();
  expect(refuse('required', after('passed'))).not.toThrow();
  expect(refuse('required', NO_PROGRESS)).toThrow(
    'Module 7 builds on 6 (Counts), which you have not completed',
  );
});
