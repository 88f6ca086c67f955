import { Instance } from './instance.ts';
import { forEach, type Part } from './part.ts';
import { inWords, isHeavy, judgeOne, type PackedCheck } from './workbench.ts';

/** Heavy checks are judged with one seed in so many. */
const HEAVY_EVERY = 50;

/**
 * The reference and the model solution pass every hidden check, whatever is drawn. The short form tries
 * heavy checks on the solution only: the workbench has tried them on the reference.
 */
export const flakiness: Part = async function* (bench, { solution }, { seeds, isShort }) {
  const subjects = [
    { id: 'solution', instance: await bench.student(solution), isTried: false },
    { id: 'reference', instance: Instance.of(bench.reference), isTried: isShort },
  ];
  const hidden = bench.checks.filter(({ kind }) => kind === 'hidden');
  const problems: string[] = [];
  let runs = 0;
  const numbers = Array.from({ length: seeds }, (_, i) => i);
  yield* forEach(numbers, async (i) => {
    const seed = `seed ${i}`;
    for (const packed of hidden.filter((each) => isDue(each, i))) {
      for (const { id, instance, isTried } of subjects) {
        if (isTried && isHeavy(packed)) continue;
        const result = await judgeOne(packed, instance, seed);
        runs++;
        if (result.outcome !== 'passed') problems.push(`${id}: ${inWords(result, seed)}`);
      }
    }
  });
  const heavy = hidden.filter(isHeavy);
  const heavySeeds = Math.ceil(seeds / HEAVY_EVERY);
  return {
    figures: { seeds, runs, failures: problems.length },
    problems,
    notes: [`with ${heavySeeds} seeds only: ${heavy.map(({ check }) => check.id).join(', ')}`],
  };
};

function isDue(packed: PackedCheck, i: number): boolean {
  return !isHeavy(packed) || i % HEAVY_EVERY === 0;
}
