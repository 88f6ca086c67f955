import type { WrongAnswer } from '../catalog/corpus.ts';
import { forEach, type Part } from './part.ts';
import { isHeavy, judgeOne, type PackedCheck, type Workbench } from './workbench.ts';

/** Mistakes are caught with any seed. */
const SEEDS = ['first', 'second', 'third'];

/**
 * Wrong answers that people give: each is named by a check of its task, and every check that names it
 * fails it with each of several seeds.
 */
export const wrongAnswers: Part = async function* (bench, corpus, { isShort }) {
  const problems = misnamed(bench, corpus.mistakes);
  let [caught, named] = [0, 0];
  const seedsOf = (packed: PackedCheck) => seedsFor(packed, isShort);
  yield* forEach(corpus.mistakes, async (mistake) => {
    const missed = await passedOf(bench, mistake, seedsOf);
    for (const { packed, seed } of missed) {
      problems.push(`${mistake.id} passes ${packed.check.id} with seed ${seed}`);
    }
    const ofTask = bench.checks
      .filter(names(mistake))
      .filter(({ check }) => check.task === mistake.task);
    const isCaught = SEEDS.every((seed) =>
      ofTask.some((packed) => !missed.some((end) => end.packed === packed && end.seed === seed)),
    );
    if (isCaught) caught++;
    else problems.push(`${mistake.id} is not caught by the checks of ${mistake.task}`);
    if (isCaught && missed.length === 0) named++;
  });
  return { figures: { mistakes: corpus.mistakes.length, caught, named }, problems, notes: [] };
};

function names({ id }: WrongAnswer): (packed: PackedCheck) => boolean {
  return ({ check }) => check.mustFail.includes(id);
}

/** A check that a mistake got past, and with which seed. */
interface Missed {
  readonly packed: PackedCheck;
  readonly seed: string;
}

/** Which of the checks that name a mistake it passes. */
async function passedOf(
  bench: Workbench,
  mistake: WrongAnswer,
  seedsOf: (packed: PackedCheck) => readonly string[],
): Promise<readonly Missed[]> {
  const instance = await bench.student(mistake.files);
  const missed: Missed[] = [];
  for (const packed of bench.checks.filter(names(mistake))) {
    for (const seed of seedsOf(packed)) {
      const { outcome } = await judgeOne(packed, instance, seed);
      if (outcome === 'passed') missed.push({ packed, seed });
    }
  }
  return missed;
}

/** Public inputs are always the same, and where memory is measured they make no difference. */
function seedsFor(packed: PackedCheck, isShort: boolean): readonly string[] {
  const isOne = packed.kind === 'public' || packed.check.needs !== undefined;
  return isOne || (isShort && isHeavy(packed)) ? SEEDS.slice(0, 1) : SEEDS;
}

/** Names that lead nowhere, mistakes that nobody names, and checks that prove nothing. */
function misnamed({ checks }: Workbench, mistakes: readonly WrongAnswer[]): string[] {
  const taskOf = new Map(mistakes.map(({ id, task }) => [id, task]));
  const all = checks.map(({ check }) => check);
  const named = new Set(
    all.flatMap(({ task, mustFail }) => mustFail.filter((id) => taskOf.get(id) === task)),
  );
  return [
    ...mistakes
      .filter(({ id }) => !named.has(id))
      .map(({ id, task }) => `no check of ${task} names ${id}`),
    ...all
      .filter(({ mustFail }) => mustFail.length === 0)
      .map(({ id }) => `${id} names no mistake: nothing proves that it bites`),
    ...all.flatMap(({ id, mustFail }) =>
      mustFail
        .filter((name) => !taskOf.has(name))
        .map((name) => `${id} names ${name}, which is not in the corpus`),
    ),
  ];
}
