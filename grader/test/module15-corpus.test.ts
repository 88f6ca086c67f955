// What `tito author check` does for every module, in its short form: a test per part.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkCourse, PART_NAMES, type PartReport } from '../src/author/check-course.ts';
import { Workbench } from '../src/author/workbench.ts';
import { findModule, readCatalog } from '../src/catalog/catalog.ts';
import { type Corpus, loadCorpus } from '../src/catalog/corpus.ts';
import { WORKSPACE } from '../src/workspace.ts';

const module = findModule(readCatalog(join(WORKSPACE, 'modules')), '15');
const hidden = join(WORKSPACE, 'grader/checks');
const SHORT = { isShort: true, seeds: 20 };

const open: { bench?: Workbench; corpus?: Corpus | null } = {};
beforeAll(async () => {
  open.corpus = await loadCorpus(module, hidden);
  open.bench = await Workbench.open(module, hidden);
}, 60_000);
afterAll(() => open.bench?.close());

test.each(PART_NAMES)('%s: nothing to mend', { timeout: 120_000 }, async (part) => {
  const { bench, corpus } = open;
  if (bench === undefined || corpus === undefined || corpus === null) throw new Error('no corpus');
  const reports: PartReport[] = [];
  for await (const event of checkCourse(bench, corpus, SHORT, [part])) {
    if (event.type === 'part') reports.push(event);
  }
  expect(reports.map(({ problems }) => problems)).toEqual([[]]);
});
