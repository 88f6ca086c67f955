import type { RightAnswer } from '../catalog/corpus.ts';
import { hashTexts } from '../evidence/hash-files.ts';
import { ModuleGrader } from '../grade-one.ts';
import { forEach, type Part } from './part.ts';
import { inWords, isHeavy, judgeOne, type Workbench } from './workbench.ts';

/**
 * Right answers in other styles pass every check: whatever fails one is a false alarm. They are judged in
 * this process, and then once more as they would be handed in: in the sandbox, where memory is what the
 * kernel counts, time runs out, and earlier checks leave things behind. The short form leaves that out, and
 * the heavy checks.
 */
export const rightAnswers: Part = async function* (bench, { variants, solution }, { isShort }) {
  const problems: string[] = [];
  const checks = bench.checks.filter((packed) => !isShort || !isHeavy(packed));
  const all = [{ id: 'solution', files: solution }, ...variants];
  yield* forEach(all, async ({ id, files }) => {
    const instance = await bench.student(files);
    for (const packed of checks) {
      const result = await judgeOne(packed, instance, id);
      if (result.outcome !== 'passed') problems.push(`${id}: ${inWords(result, id)}`);
    }
  });
  const graded = isShort ? [] : all;
  const grader = isShort ? null : await openGrader(bench);
  yield* forEach(graded, async (answer) => {
    if (grader !== null) problems.push(...(await alarmsOf(grader, answer)));
  });
  grader?.close();
  const figures = { variants: variants.length, graded: graded.length };
  return { figures: { ...figures, 'false alarms': problems.length }, problems, notes: [] };
};

function openGrader({ module, hiddenFolder }: Workbench): Promise<ModuleGrader> {
  return ModuleGrader.open(module, { checks: hiddenFolder });
}

/** What keeps an answer that is handed in from all of its points, a sentence each. */
async function alarmsOf(
  grader: ModuleGrader,
  { id, files }: RightAnswer,
): Promise<readonly string[]> {
  const subject = { id, name: id, sha256: hashTexts(files), files, ignored: [] };
  const packs = ['public', 'hidden'] as const;
  const { verdict, results } = await grader.grade({ subject, packs, origin: 'grade' });
  if (verdict.reason !== null) return [`${id}: ${verdict.reason}`];
  return results
    .filter(({ outcome }) => outcome !== 'passed')
    .map((result) => `${id}, graded: ${result.id} ${result.outcome}: ${result.staff ?? ''}`);
}
