// The tables are made of edits of one solution. Others write otherwise, and make the same mistakes.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changed, type Files } from '../src/author/edits.ts';
import { sourcesOf } from '../src/author/make-corpus.ts';
import { diagnosisOf, runPublic } from '../src/author/mistake-table.ts';
import { Workbench } from '../src/author/workbench.ts';
import { findModule, readCatalog } from '../src/catalog/catalog.ts';
import { loadCorpus } from '../src/catalog/corpus.ts';
import { type Diagnosis } from '../src/diagnosis/diagnose.ts';
import { readMistakes } from '../src/diagnosis/table.ts';
import { WORKSPACE } from '../src/workspace.ts';
import { type Hand, HANDS } from './hands/hands.ts';

const HIDDEN = join(WORKSPACE, 'grader/checks');

/** What is said of the programs of a hand, the right one first. */
async function saidOf({ module: number, files, programs }: Hand) {
  const module = findModule(readCatalog(join(WORKSPACE, 'modules')), number);
  const corpus = await loadCorpus(module, HIDDEN);
  const bench = await Workbench.open(module, HIDDEN, { isRead: true });
  const table = readMistakes(module);
  const handIn = (own: Files) => {
    const others = (corpus?.solution ?? []).map(({ path, text }) => [path.slice(4), text] as const);
    return sourcesOf({ ...Object.fromEntries(others), ...own });
  };
  const said: { readonly makes: readonly string[]; readonly found: readonly Diagnosis[] }[] = [];
  try {
    const right = await runPublic(bench, await bench.student(handIn(files)));
    expect(right.results.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    for (const { makes, ...change } of programs) {
      const run = await runPublic(bench, await bench.student(handIn(changed(files, change))));
      said.push({ makes, found: diagnosisOf(bench, table, run) });
    }
  } finally {
    bench.close();
  }
  return said;
}

test.runIf(existsSync(join(HIDDEN, '15-quantization')))(
  'in another hand most mistakes are named, and none by another name',
  { timeout: 60_000 },
  async () => {
    const all = (await Promise.all(HANDS.map(saidOf))).flat();
    const wrong = all.flatMap(({ makes, found }) =>
      found
        .filter(
          ({ certainty, ids }) => certainty !== 'follows' && !ids.some((id) => makes.includes(id)),
        )
        .map(({ task, ids }) => `${makes.join(' and ')} is called ${ids.join()} in ${task}`),
    );
    expect(wrong).toEqual([]);
    const known = all.filter(({ makes }) => makes.length > 0);
    const ofCertainty = (certainty: Diagnosis['certainty']) =>
      known.filter(({ found }) => found[0]?.certainty === certainty).length;
    expect(known).toHaveLength(MEASURED.known);
    expect(ofCertainty('exact')).toBeGreaterThanOrEqual(MEASURED.exact);
    expect(ofCertainty('exact') + ofCertainty('likely')).toBeGreaterThanOrEqual(MEASURED.named);
  },
);

/** Of the programs whose mistake a table knows: how many are named, and how many of these for certain. */
const MEASURED = { known: 187, exact: 154, named: 166 };
