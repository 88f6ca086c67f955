import { atMost, type Finding, refuses, short, worst } from '@tito/check';
import { tensor } from '@tito/tensor';
import type { Check02 } from './contract.ts';
import { anyForm, valuesAre } from './judging.ts';

const OVERFLOW = 'exp of a large number is Infinity, and Infinity / Infinity is NaN.';

const relu: Check02 = {
  id: '02.1-public-values',
  task: '02.1',
  title: 'max(x, 0), and its derivative',
  weight: 1,
  mustFail: [
    'relu-absolute',
    'relu-leaky',
    'relu-capped',
    'relu-mirrored',
    'relu-step',
    'relu-flattened',
    'relu-slope-at-zero',
    'relu-slope-is-value',
    'relu-slope-signed',
  ],
  async judge({ student }) {
    const layer = await student.ReLU.create();
    const x = tensor([-1.5, 0, 2, 9, -0.25, 0.5], [2, 3]);
    return worst([
      valuesAre(
        {
          name: 'ReLU.forward',
          x,
          yours: await layer.forward(x),
          expected: [0, 0, 2, 9, 0, 0.5],
          rule: 'negative values become 0, all others stay.',
        },
        'told',
        true,
      ),
      valuesAre(
        {
          name: 'ReLU.derivative',
          x,
          yours: await layer.derivative(x),
          expected: [0, 0, 1, 1, 0, 1],
          rule: 'the slope is 1 above 0, and 0 elsewhere.',
        },
        'told',
        true,
      ),
    ]);
  },
};

const notNumbers: Check02 = {
  id: '02.1-public-nan',
  task: '02.1',
  title: 'NaN is not hidden',
  weight: 1,
  mustFail: ['relu-hides-nan'],
  async judge({ student }) {
    const { data } = await (await student.ReLU.create()).forward(tensor([NaN, 1]));
    const value = data[0] ?? 0;
    return atMost(
      Number.isNaN(value) ? 0 : 1,
      0,
      'NaN lost',
      `ReLU.forward([NaN, 1]) begins with ${short(value)}: a NaN that disappears is a fault that nobody finds.`,
    );
  },
};

const sigmoid: Check02 = {
  id: '02.2-public-values',
  task: '02.2',
  title: '1 / (1 + exp(-x)), and its derivative',
  weight: 1,
  mustFail: [
    'sigmoid-mirrored',
    'sigmoid-base-2',
    'sigmoid-hard',
    'sigmoid-without-one',
    'sigmoid-slope-of-y',
    'sigmoid-slope-plus',
    'sigmoid-slope-of-tanh',
    'sigmoid-flattened',
  ],
  async judge({ student }) {
    const layer = await student.Sigmoid.create();
    const x = tensor([-2, 0, 1, 4], [2, 2]);
    return worst([
      valuesAre(
        {
          name: 'Sigmoid.forward',
          x,
          yours: await layer.forward(x),
          expected: [0.11920292, 0.5, 0.73105858, 0.98201379],
          rule: 'y = 1 / (1 + exp(-x)).',
        },
        'told',
      ),
      valuesAre(
        {
          name: 'Sigmoid.derivative',
          x,
          yours: await layer.derivative(x),
          expected: [0.10499359, 0.25, 0.19661193, 0.01766271],
          rule: 'the slope is y (1 - y), with y = sigmoid(x).',
        },
        'told',
      ),
    ]);
  },
};

const saturated: Check02 = {
  id: '02.2-public-large',
  task: '02.2',
  title: 'large inputs saturate',
  weight: 1,
  mustFail: ['sigmoid-overflows', 'sigmoid-slope-overflows'],
  async judge({ student }) {
    const layer = await student.Sigmoid.create();
    const x = tensor([-1000, 1000]);
    return worst([
      valuesAre(
        {
          name: 'Sigmoid.forward',
          x,
          yours: await layer.forward(x),
          expected: [0, 1],
          rule: OVERFLOW,
        },
        'told',
      ),
      valuesAre(
        {
          name: 'Sigmoid.derivative',
          x,
          yours: await layer.derivative(x),
          expected: [0, 0],
          rule: OVERFLOW,
        },
        'told',
      ),
    ]);
  },
};

const tanh: Check02 = {
  id: '02.3-public-values',
  task: '02.3',
  title: 'tanh, and its derivative',
  weight: 1,
  mustFail: [
    'tanh-of-half',
    'tanh-hard',
    'tanh-overflows',
    'tanh-slope-not-squared',
    'tanh-slope-of-x',
    'tanh-slope-plus',
    'tanh-slope-of-sigmoid',
    'tanh-flattened',
  ],
  async judge({ student }) {
    const layer = await student.Tanh.create();
    const x = tensor([-1000, -2, 0, 0.5, 1000], [5, 1]);
    return worst([
      valuesAre(
        {
          name: 'Tanh.forward',
          x,
          yours: await layer.forward(x),
          expected: [-1, -0.96402758, 0, 0.46211716, 1],
          rule: 'y = tanh(x), between -1 and 1.',
        },
        'told',
      ),
      valuesAre(
        {
          name: 'Tanh.derivative',
          x,
          yours: await layer.derivative(x),
          expected: [0, 0.07065082, 1, 0.78644773, 0],
          rule: 'the slope is 1 - y^2, with y = tanh(x).',
        },
        'told',
      ),
    ]);
  },
};

/** Both forms at the same points, exact values in float64. */
const GELU_AT = tensor([-3, -1, 0, 0.5, 2, 40], [3, 2]);
const GELU_NONE = [-0.0040496941, -0.1586552539, 0, 0.3457312306, 1.9544997361, 40];
const GELU_TANH = [-0.0036373921, -0.1588080094, 0, 0.3457140098, 1.9545976941, 40];

const gelu: Check02 = {
  id: '02.4-public-values',
  task: '02.4',
  title: 'both forms, each its own',
  weight: 2,
  mustFail: [
    'gelu-always-exact',
    'gelu-always-tanh',
    'gelu-tanh-by-default',
    'gelu-logistic',
    'gelu-without-root-2',
    'gelu-without-half',
    'gelu-density',
    'gelu-tenfold-cubic',
    'gelu-without-cubic',
    'gelu-root-of-pi',
    'gelu-erf-of-absolute',
    'gelu-tanh-by-hand',
    'gelu-flattened',
  ],
  async judge({ student }) {
    const exact = await (await student.GELU.create()).forward(GELU_AT);
    const curve = await (await student.GELU.create('tanh')).forward(GELU_AT);
    return worst([
      valuesAre(
        {
          name: 'new GELU().forward',
          x: GELU_AT,
          yours: exact,
          expected: GELU_NONE,
          rule: 'y = x (1 + erf(x / sqrt 2)) / 2.',
        },
        'told',
      ),
      valuesAre(
        {
          name: "new GELU('tanh').forward",
          x: GELU_AT,
          yours: curve,
          expected: GELU_TANH,
          rule: 'y = x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2.',
        },
        'told',
      ),
    ]);
  },
};

const geluSlopes: Check02 = {
  id: '02.4-public-derivatives',
  task: '02.4',
  title: 'the derivative of each form',
  weight: 1,
  mustFail: [
    'gelu-slope-without-product-rule',
    'gelu-slope-without-chain-rule',
    'gelu-slope-density-unscaled',
    'gelu-slope-of-the-other-form',
    'gelu-slope-tanh-by-hand',
  ],
  async judge({ student }) {
    const x = tensor([-2, 0, 1, 40]);
    const exact: Finding = valuesAre(
      {
        name: 'new GELU().derivative',
        x,
        yours: await (await student.GELU.create()).derivative(x),
        expected: [-0.0852318, 0.5, 1.0833154706, 1],
        rule: 'the slope is Φ(x) + x φ(x): the product rule.',
      },
      'told',
    );
    const curve: Finding = valuesAre(
      {
        name: "new GELU('tanh').derivative",
        x,
        yours: await (await student.GELU.create('tanh')).derivative(x),
        expected: [-0.0860992566, 0.5, 1.0829640839, 1],
        rule: 'with t = tanh(u), the slope is (1 + t + x (1 - t^2) du/dx) / 2.',
      },
      'told',
    );
    return worst([exact, curve]);
  },
};

const geluForms: Check02 = {
  id: '02.4-public-forms',
  task: '02.4',
  title: 'there are two forms and no third',
  weight: 1,
  mustFail: ['gelu-takes-any-form'],
  async judge({ student }) {
    await student.GELU.create('none');
    return refuses('GELU', [["approximate 'exact'", () => student.GELU.create(anyForm('exact'))]]);
  },
};

export const curves: readonly Check02[] = [
  relu,
  notNumbers,
  sigmoid,
  saturated,
  tanh,
  gelu,
  geluSlopes,
  geluForms,
];
