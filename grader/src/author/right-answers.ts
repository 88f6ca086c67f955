import { forEach, type Part } from './part.ts';
import { inWords, isHeavy, judgeOne } from './workbench.ts';

/**
 * Right answers in other styles pass every check: whatever fails one is a false alarm. The short form
 * leaves the heavy checks out.
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
  const figures = { variants: variants.length, 'false alarms': problems.length };
  return { figures, problems, notes: [] };
};
