import { type Finding, refuses, repeat, tensorIs, worst } from '@tito/check';
import type { Check02 } from '@tito/module-02-activations/contract';
import { random as generator, randomNormal, type Random, type Tensor } from '@tito/tensor';
import { drawShape } from './draw.ts';

/** What is left of x while training, for a probability and the numbers that are drawn. */
function expectedOf(x: Tensor, p: number, stream: Pick<Random, 'uniform'>): Float64Array {
  return Float64Array.from(x.data, (value) => (stream.uniform() < p ? 0 : value / (1 - p)));
}

function isLeft(name: string, yours: Tensor, x: Tensor, expected: ArrayLike<number>): Finding {
  return tensorIs({
    name,
    yours,
    shape: x.shape,
    expected,
    allowed: (value) => 1e-6 * Math.abs(value),
    rule: 'what is dropped and what stays does not follow from the numbers that were drawn.',
    figures: 'kept',
  });
}

/** The middle one of the numbers that will be drawn: "below p" leaves a draw that is p itself. */
function someDraw(seed: number, count: number): number {
  const stream = generator(seed);
  const draws = Float64Array.from({ length: count }, () => stream.uniform()).toSorted();
  return draws[Math.floor(count / 2)] ?? 0;
}

const training: Check02 = {
  id: '02.6-training',
  task: '02.6',
  title: 'dropped or scaled, by the numbers that are drawn',
  weight: 3,
  mustFail: [
    'dropout-without-scale',
    'dropout-keeps-what-it-should-drop',
    'dropout-scales-by-p',
    'dropout-shrinks',
    'dropout-per-row',
    'dropout-never',
    'dropout-draws-backwards',
    'dropout-always-half',
    'dropout-drops-at-p',
  ],
  judge: ({ student, given, random }) =>
    repeat(4, async (i) => {
      const seed = random.uint32();
      const x = randomNormal(drawShape(random, i), random);
      const p = i % 2 === 0 ? random.uniform(0.1, 0.9) : someDraw(seed, x.data.length);
      const layer = await student.Dropout.create(p, await given.random(seed));
      const yours = await layer.forward(x, true);
      return isLeft('Dropout.forward, training', yours, x, expectedOf(x, p, generator(seed)));
    }),
};

const calls: Check02 = {
  id: '02.6-one-call-after-the-other',
  task: '02.6',
  title: 'every call draws new numbers',
  weight: 2,
  mustFail: ['dropout-same-mask', 'dropout-draws-only-to-drop'],
  async judge({ student, given, random }) {
    const seed = random.uint32();
    const stream = generator(seed);
    const layer = await student.Dropout.create(0.5, await given.random(seed));
    return repeat(3, async () => {
      const x = randomNormal([20], random);
      const yours = await layer.forward(x, true);
      return isLeft(
        'Dropout.forward, one call after the other',
        yours,
        x,
        expectedOf(x, 0.5, stream),
      );
    });
  },
};

const inference: Check02 = {
  id: '02.6-inference',
  task: '02.6',
  title: 'without training: nothing is changed, and nothing is drawn',
  weight: 3,
  mustFail: ['dropout-always', 'dropout-scales-later', 'dropout-draws-anyway', 'dropout-remembers'],
  async judge({ student, given, random }) {
    const seed = random.uint32();
    const stream = generator(seed);
    const p = random.uniform(0.2, 0.8);
    const layer = await student.Dropout.create(p, await given.random(seed));
    return repeat(3, async (i) => {
      const x = randomNormal([4, 5], random);
      const asked = i % 2 === 0 ? await layer.forward(x) : await layer.forward(x, false);
      const after = await layer.forward(x, true);
      return worst([
        isLeft('Dropout.forward, without training', asked, x, x.data),
        isLeft('Dropout.forward, training after that', after, x, expectedOf(x, p, stream)),
      ]);
    });
  },
};

const extremes: Check02 = {
  id: '02.6-p-of-zero',
  task: '02.6',
  title: 'with p = 0 everything stays',
  weight: 1,
  mustFail: ['dropout-refuses-zero', 'dropout-always-half'],
  async judge({ student, given, random }) {
    const x = randomNormal([50], random);
    const layer = await student.Dropout.create(0, await given.random(random.uint32()));
    return isLeft('Dropout.forward with p = 0, training', await layer.forward(x, true), x, x.data);
  },
};

const probabilities: Check02 = {
  id: '02.6-refuses',
  task: '02.6',
  title: 'p is a probability below 1',
  weight: 1,
  mustFail: ['dropout-takes-one', 'dropout-takes-negative', 'dropout-takes-nan'],
  async judge({ student, given, random }) {
    const stream = await given.random(random.uint32());
    const create = (p: number) => () => student.Dropout.create(p, stream);
    await create(random.uniform(0.1, 0.9))();
    return refuses('Dropout', [
      ['p = 1', create(1)],
      ['a p above 1', create(1 + random.uniform(0.1, 5))],
      ['a negative p', create(-random.uniform(0.1, 5))],
      ['p = NaN', create(NaN)],
    ]);
  },
};

export const dropout: readonly Check02[] = [training, calls, inference, extremes, probabilities];
