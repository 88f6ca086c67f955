import { type Finding, refuses, tensorIs, worst } from '@tito/check';
import { random, tensor } from '@tito/tensor';
import type { Check02 } from './contract.ts';

const x = tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 4]);

/** What is left of x, for these draws. */
function dropped(p: number, draws: readonly number[]): readonly number[] {
  return draws.map((draw, i) => (draw < p ? 0 : (x.data[i] ?? NaN) / (1 - p)));
}

const training: Check02 = {
  id: '02.6-public-training',
  task: '02.6',
  title: 'while training: dropped or scaled, by the numbers that are drawn',
  weight: 2,
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
  async judge({ student, given }) {
    const stream = random('public');
    const draws = Array.from(x.data, () => stream.uniform());
    const listed = draws.map((draw) => draw.toFixed(2)).join(', ');
    const judgeP = async (p: number, what: string): Promise<Finding> => {
      const layer = await student.Dropout.create(p, await given.random('public'));
      return tensorIs({
        name: `Dropout with ${what} and draws ${listed}, forward of a [2, 4] tensor of 1 to 8, training`,
        yours: await layer.forward(x, true),
        shape: x.shape,
        expected: dropped(p, draws),
        allowed: (expected) => 1e-6 * Math.abs(expected),
        rule: 'a draw below p makes 0; what stays is divided by 1 - p.',
        figures: 'told',
      });
    };
    const third = draws[2] ?? NaN;
    return worst([
      await judgeP(0.25, 'p = 0.25'),
      await judgeP(third, `p exactly the third draw, ${third.toFixed(2)},`),
    ]);
  },
};

const inference: Check02 = {
  id: '02.6-public-inference',
  task: '02.6',
  title: 'without training nothing happens',
  weight: 0.5,
  mustFail: ['dropout-always', 'dropout-scales-later'],
  async judge({ student, given }) {
    const layer = await student.Dropout.create(0.5, await given.random('public'));
    return tensorIs({
      name: 'Dropout with p = 0.5, forward of a [2, 4] tensor of 1 to 8, without training',
      yours: await layer.forward(x),
      shape: x.shape,
      expected: x.data,
      rule: 'every value stays as it is.',
      figures: 'told',
    });
  },
};

const inTurn: Check02 = {
  id: '02.6-public-in-turn',
  task: '02.6',
  title: 'training and use in turn: the draws go on where training left them',
  weight: 0.5,
  mustFail: ['dropout-draws-anyway', 'dropout-same-mask', 'dropout-remembers'],
  async judge({ student, given }) {
    const stream = random('public');
    const draws = Array.from({ length: 16 }, () => stream.uniform());
    const layer = await student.Dropout.create(0.5, await given.random('public'));
    const judgeCall = async (
      name: string,
      isTraining: boolean,
      expected: ArrayLike<number>,
    ): Promise<Finding> =>
      tensorIs({
        name: `Dropout with p = 0.5, a [2, 4] tensor of 1 to 8, ${name}`,
        yours: await layer.forward(x, isTraining),
        shape: x.shape,
        expected,
        allowed: (value) => 1e-6 * Math.abs(value),
        rule: 'only training draws, one number per value, in order.',
        figures: 'told',
      });
    return worst([
      await judgeCall('first without training', false, x.data),
      await judgeCall('then training', true, dropped(0.5, draws.slice(0, 8))),
      await judgeCall('then without training again', false, x.data),
      await judgeCall('then training again', true, dropped(0.5, draws.slice(8))),
    ]);
  },
};

const probabilities: Check02 = {
  id: '02.6-public-refuses',
  task: '02.6',
  title: 'p is a probability below 1',
  weight: 1,
  mustFail: ['dropout-takes-one', 'dropout-takes-negative', 'dropout-takes-nan'],
  async judge({ student, given }) {
    const stream = await given.random('public');
    await student.Dropout.create(0.5, stream);
    await student.Dropout.create(0, stream);
    return worst([
      await refuses('Dropout', [['p = 1', () => student.Dropout.create(1, stream)]]),
      await refuses('Dropout', [['p = -0.5', () => student.Dropout.create(-0.5, stream)]]),
      await refuses('Dropout', [['p = NaN', () => student.Dropout.create(NaN, stream)]]),
    ]);
  },
};

export const dropout: readonly Check02[] = [training, inference, inTurn, probabilities];
