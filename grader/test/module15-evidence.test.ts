// Evidence about real submissions of module 15: verdicts are reached again, overfitting is seen.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samples, sampleFiles } from '../checks/15-quantization/corpus/samples.ts';
import { readSolution } from '../checks/15-quantization/corpus/solution-files.ts';
import { variants } from '../checks/15-quantization/corpus/variants.ts';
import { changed, type Files } from '../src/author/edits.ts';
import { findModule, readCatalog } from '../src/catalog/catalog.ts';
import type { GradeRecord, Subject, Submission } from '../src/contracts.ts';
import { ModuleGrader } from '../src/grade-one.ts';
import { toSubmission } from '../src/intake/submission.ts';
import { writeSnapshot } from '../src/records/snapshot.ts';
import { verifyRecord } from '../src/verify/verify.ts';
import { WORKSPACE } from '../src/workspace.ts';
import { removeScratch, scratchFolder } from './support/double.ts';

const module = findModule(readCatalog(join(WORKSPACE, 'modules')), '15');
let grader: ModuleGrader;
beforeAll(async () => {
  grader = await ModuleGrader.open(module);
});
afterAll(() => {
  grader.close();
  removeScratch();
});

function submissionOf(student: string): Submission {
  const sample = samples.find((candidate) => candidate.student === student);
  if (sample === undefined) throw new Error(`there is no sample of ${student}`);
  return partOf(student, sampleFiles(sample, readSolution()));
}

function partOf(student: string, files: Files): Submission {
  const contents = Object.entries(files).map(
    ([name, text]) => [`src/${name}`, Buffer.from(text)] as const,
  );
  return toSubmission(
    module,
    { id: 'one', name: student },
    { own: new Map(contents), stack: new Map(), manifest: null },
  );
}

function grade(subject: Subject): Promise<GradeRecord> {
  return grader.grade({ subject, packs: ['public', 'hidden'], origin: 'grade' });
}

test('answers from a table are told from an honest part, and from honest mistakes', async () => {
  const table = await grade(submissionOf('Tabea Lindgren'));
  const { overfitting } = table.verdict;
  expect(overfitting?.public).toEqual({ passed: 13, total: 13 });
  expect(overfitting?.hidden.passed).toBeLessThanOrEqual((overfitting?.hidden.total ?? 0) / 3);
  for (const student of ['李小龍', 'Priya Raghunathan', 'Wei Chen']) {
    expect((await grade(submissionOf(student))).verdict.overfitting).toBeNull();
  }
});

test('a right answer that makes much garbage is not taken for one that keeps floats', async () => {
  const variant = variants.find(({ id }) => id === 'fake-quantization');
  if (variant === undefined) throw new Error('there is no such variant');
  const { results } = await grade(partOf('Ada', changed(readSolution(), variant)));
  expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
});

test('verdicts are reached again to the bit: the reference, and honest mistakes', async () => {
  const submissions = scratchFolder();
  for (const subject of ['reference', submissionOf('Priya Raghunathan')] as const) {
    if (subject !== 'reference') await writeSnapshot(submissions, subject);
    const record = await grade(subject);
    const { outcome, differences, noisy } = await verifyRecord({ record, module, submissions });
    expect({ outcome, differences }).toEqual({ outcome: 'identical', differences: [] });
    // What is not the same to the bit is retained memory, and nothing else.
    for (const { check } of noisy) expect(check).toMatch(/-retained-bytes$/);
  }
});
