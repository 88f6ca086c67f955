import { atMost, repeat } from '@tito/check';
import type { Check02 } from '@tito/module-02-activations/contract';
import { valuesAre } from '@tito/module-02-activations/judging';
import { tensor } from '@tito/tensor';
import { curveChecks } from './curve-checks.ts';
import { drawInputs } from './draw.ts';

const keepsNaN: Check02 = {
  id: '02.1-nan-stays',
  task: '02.1',
  title: 'NaN stays NaN, wherever it is',
  weight: 1,
  mustFail: ['relu-hides-nan'],
  judge: ({ student, random }) =>
    repeat(4, async () => {
      const x = drawInputs(random, [50]);
      const place = random.integer(50);
      x.data[place] = NaN;
      const { data } = await (await student.ReLU.create()).forward(x);
      return atMost(
        Array.from(data).filter((value, i) => Number.isNaN(value) !== (i === place)).length,
        0,
        'places where NaN is lost or made',
        'ReLU.forward: where the input is NaN the result is NaN, and nowhere else.',
      );
    }),
};

const atZero: Check02 = {
  id: '02.1-at-zero',
  task: '02.1',
  title: 'the derivative at 0 is 0',
  weight: 1,
  mustFail: ['relu-slope-at-zero'],
  async judge({ student, random }) {
    const x = tensor(Array.from({ length: 40 }, () => random.integer(3) - 1));
    return valuesAre(
      {
        name: 'ReLU.derivative',
        x,
        yours: await (await student.ReLU.create()).derivative(x),
        expected: Array.from(x.data, (value) => (value > 0 ? 1 : 0)),
        rule: 'at 0 the slope is 0, as the contract says.',
      },
      'kept',
      true,
    );
  },
};

export const relu: readonly Check02[] = [
  ...curveChecks(
    {
      task: '02.1',
      name: 'ReLU',
      formula: { value: (x) => Math.max(x, 0), slope: (x) => (x > 0 ? 1 : 0) },
      create: (student) => student.ReLU.create(),
      isExact: true,
    },
    {
      values: ['relu-absolute', 'relu-leaky', 'relu-mirrored', 'relu-step'],
      derivatives: ['relu-slope-is-value', 'relu-slope-signed'],
      large: ['relu-capped', 'relu-absolute'],
      largeDerivatives: ['relu-slope-is-value', 'relu-slope-signed'],
      shapes: ['relu-flattened'],
    },
  ),
  keepsNaN,
  atZero,
];
