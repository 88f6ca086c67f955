// Hostile submissions, run for real: whatever they do beside answering changes no verdict.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Attack, attacks } from '../checks/15-quantization/corpus/attacks.ts';
import { changed, type Files } from '../src/author/edits.ts';
import { readSolution } from '../checks/15-quantization/corpus/solution-files.ts';
import { findModule, readCatalog } from '../src/catalog/catalog.ts';
import type { GradeRecord, PackKind } from '../src/contracts.ts';
import { ModuleGrader } from '../src/grade-one.ts';
import { DEFAULT_LIMITS } from '../src/sandbox/limits.ts';
import { WORKSPACE } from '../src/workspace.ts';

const module = findModule(readCatalog(join(WORKSPACE, 'modules')), '15');
const solution = readSolution();
const PUBLIC: readonly PackKind[] = ['public'];

/** Attacks that never answer get less time than real submissions, so that they do not take minutes. */
const impatient = {
  ...DEFAULT_LIMITS,
  callMs: 100,
  callProcessorMs: 100,
  callMsAfterTimeout: 50,
  heapMiB: 64,
  residentMiB: 200,
};
type Grader = 'patient' | 'impatient' | 'aimed';
const graders: Partial<Record<Grader, ModuleGrader>> = {};
beforeAll(async () => {
  graders.patient = await ModuleGrader.open(module);
  graders.impatient = await ModuleGrader.open(module, { limits: impatient });
  graders.aimed = await ModuleGrader.open(module, {
    checks: join(import.meta.dirname, 'fixtures/packs'),
  });
});
afterAll(() => {
  for (const grader of Object.values(graders)) grader.close();
});

function grade(
  files: Files,
  packs: readonly PackKind[] = PUBLIC,
  chosen: Grader = 'patient',
): Promise<GradeRecord> {
  const sources = Object.entries(files).map(([name, text]) => ({ path: `src/${name}`, text }));
  const subject = { id: 'attack', name: 'attack', sha256: '', ignored: [], files: sources };
  const grader = graders[chosen];
  if (grader === undefined) throw new Error('no grader is open');
  return grader.grade({ subject, packs, origin: 'grade', seed: 'attack' });
}

const honestly = new Map<string, Promise<GradeRecord>>();

/** What an attack's answers earn without the attack; several attacks share their answers. */
function gradeHonest(base: Attack['base']): Promise<GradeRecord> {
  const key = JSON.stringify(base);
  const record = honestly.get(key) ?? grade(changed(solution, { edits: base }));
  honestly.set(key, record);
  return record;
}

const ids = (results: GradeRecord['results']) =>
  results.map(({ id, outcome }) => `${id} ${outcome}`);

async function expectEnd({ base, expected }: Attack, record: GradeRecord): Promise<void> {
  const { status, points, reason } = record.verdict;
  expect({ status, reason }).not.toMatchObject({ status: 'broken' });
  switch (expected.end) {
    case 'refused':
      expect({ status, points }).toEqual({ status: 'refused', points: 0 });
      return;
    case 'check': {
      const aimedAt = record.results.find(({ id }) => id === expected.id);
      expect(aimedAt).toBeDefined();
      // What did not run proves nothing.
      expect(aimedAt?.outcome).not.toMatch(/^(?:passed|not-run)$/);
      return;
    }
    case 'same-points': {
      const honest = await gradeHonest(base);
      expect(ids(record.results)).toEqual(ids(honest.results));
      return;
    }
    case 'outcome':
    case 'no-points': {
      const own = record.results.filter(({ task }) => task === expected.task);
      const allowed = ({ outcome }: (typeof own)[number]) =>
        expected.end === 'outcome' ? outcome === expected.outcome : outcome !== 'passed';
      expect(own.length).toBeGreaterThan(0);
      expect(ids(own.filter((result) => !allowed(result)))).toEqual([]);
    }
  }
}

test.each(attacks)('$id: $what', { timeout: 60_000 }, async (attack) => {
  const { end } = attack.expected;
  const packs: readonly PackKind[] = end === 'check' ? ['hidden'] : PUBLIC;
  const isEndless = end === 'no-points' || end === 'outcome';
  const chosen = end === 'check' ? 'aimed' : isEndless ? 'impatient' : 'patient';
  await expectEnd(attack, await grade(changed(solution, attack), packs, chosen));
});

const forgeries = attacks.filter(
  ({ expected, base }) => expected.end === 'same-points' && base.length === 0,
);

test.each(forgeries.slice(0, 3))(
  '$id changes no hidden check either',
  { timeout: 60_000 },
  async (attack) => {
    const { results } = await grade(changed(solution, attack), ['public', 'hidden']);
    expect(ids(results.filter(({ outcome }) => outcome !== 'passed'))).toEqual([]);
  },
);
