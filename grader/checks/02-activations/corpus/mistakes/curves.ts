import { edit, type Mistake } from '../../../../src/author/edits.ts';

type Row = readonly [id: string, find: string, replace: string, sentence: string];

/** Mistakes that are one replacement in one file. */
function inFile(task: string, file: string, rows: readonly Row[]): readonly Mistake[] {
  return rows.map(([id, find, replace, sentence]) => ({
    id,
    task,
    sentence,
    edits: [edit(file, find, replace)],
  }));
}

/** The result as one long row. */
function flattened(task: string, file: string, id: string, find: string): Mistake {
  return {
    id,
    task,
    sentence: 'The result has lost the shape of the input.',
    edits: [
      edit(
        file,
        "import { map } from '@tito/tensor';",
        "import { fromData, map } from '@tito/tensor';",
      ),
      edit(
        file,
        find,
        `return fromData(${find.slice('return '.length, -1)}.data, [x.data.length]);`,
      ),
    ],
  };
}

const reluLine = 'value < 0 ? 0 : value';
const reluSlope = 'value > 0 ? 1 : 0';

const relu: readonly Mistake[] = [
  ...inFile('02.1', 'relu.ts', [
    [
      'relu-absolute',
      reluLine,
      'Math.abs(value)',
      'ReLU takes the absolute value; negative inputs become 0.',
    ],
    [
      'relu-leaky',
      reluLine,
      'value < 0 ? 0.01 * value : value',
      'Negative inputs keep a hundredth of their value: that is a leaky ReLU, another function.',
    ],
    [
      'relu-capped',
      reluLine,
      'Math.min(Math.max(value, 0), 6)',
      'The values are limited to 6: that is ReLU6, another function; here nothing positive is changed.',
    ],
    [
      'relu-mirrored',
      reluLine,
      'value > 0 ? 0 : value',
      'ReLU keeps the negative values and drops the positive ones; it is the other way round.',
    ],
    [
      'relu-step',
      reluLine,
      'value < 0 ? 0 : 1',
      'forward returns 0 or 1: that is the derivative; positive values stay what they are.',
    ],
    [
      'relu-hides-nan',
      reluLine,
      'value > 0 ? value : 0',
      'NaN becomes 0, since NaN > 0 is false: a fault elsewhere then hides behind an innocent number.',
    ],
    [
      'relu-slope-at-zero',
      reluSlope,
      'value >= 0 ? 1 : 0',
      'The derivative at 0 is 1; by agreement it is 0, as in PyTorch.',
    ],
    [
      'relu-slope-is-value',
      reluSlope,
      'value > 0 ? value : 0',
      'derivative returns the value of ReLU; its slope is 1 for positive inputs.',
    ],
    [
      'relu-slope-signed',
      reluSlope,
      'Math.sign(value)',
      'The derivative is -1 for negative inputs; where ReLU is flat, it is 0.',
    ],
  ]),
  flattened(
    '02.1',
    'relu.ts',
    'relu-flattened',
    'return map(x, (value) => (value < 0 ? 0 : value));',
  ),
];

const sigmoidLine = 'return x < 0 ? power / (1 + power) : 1 / (1 + power);';
const sigmoidSlope = 'return y * (1 - y);';

const sigmoid: readonly Mistake[] = [
  ...inFile('02.2', 'sigmoid.ts', [
    [
      'sigmoid-overflows',
      sigmoidLine,
      'return Math.exp(x) / (1 + Math.exp(x));',
      'exp(x) / (1 + exp(x)) is Infinity / Infinity, and so NaN, for large x: divide 1 by 1 + exp(-x).',
    ],
    [
      'sigmoid-mirrored',
      sigmoidLine,
      'return 1 / (1 + Math.exp(x));',
      'The sign of the exponent is wrong: sigmoid grows with x, so it is exp(-x).',
    ],
    [
      'sigmoid-base-2',
      sigmoidLine,
      'return 1 / (1 + 2 ** -x);',
      'The powers are those of 2; the base is e = 2.718...',
    ],
    [
      'sigmoid-hard',
      sigmoidLine,
      'return Math.min(1, Math.max(0, 0.2 * x + 0.5));',
      'The curve is replaced by three straight lines: that is a hard sigmoid, which is up to 0.08 off.',
    ],
    [
      'sigmoid-without-one',
      sigmoidLine,
      'return x < 0 ? power : 1 / power;',
      'The 1 + in the denominator is missing.',
    ],
    [
      'sigmoid-clipped',
      'const power = Math.exp(-Math.abs(x));',
      'const power = Math.exp(-Math.min(Math.abs(x), 5));',
      'The input is limited before exp; 1 / (1 + exp(-x)) needs no limit, since 1 / Infinity is 0.',
    ],
    [
      'sigmoid-slope-of-y',
      'const y = sigmoid(value);',
      'const y = value;',
      'The derivative computes x (1 - x): y stands for sigmoid(x).',
    ],
    [
      'sigmoid-slope-plus',
      sigmoidSlope,
      'return y * (1 + y);',
      'The derivative computes y (1 + y); it is y (1 - y).',
    ],
    [
      'sigmoid-slope-of-tanh',
      sigmoidSlope,
      'return 1 - y * y;',
      'The derivative computes 1 - y^2, which is that of tanh.',
    ],
    [
      'sigmoid-slope-overflows',
      sigmoidSlope,
      'return Math.exp(-value) / (1 + Math.exp(-value)) ** 2;',
      'The derivative is Infinity / Infinity, and so NaN, for large negative x: write it with y.',
    ],
  ]),
  flattened('02.2', 'sigmoid.ts', 'sigmoid-flattened', 'return map(x, sigmoid);'),
];

const tanhSlope = 'return 1 - y * y;';

const tanh: readonly Mistake[] = [
  ...inFile('02.3', 'tanh.ts', [
    [
      'tanh-overflows',
      'map(x, Math.tanh)',
      'map(x, (v) => (Math.exp(v) - Math.exp(-v)) / (Math.exp(v) + Math.exp(-v)))',
      'The quotient of exponentials is Infinity / Infinity, and so NaN, for large x: use Math.tanh.',
    ],
    [
      'tanh-of-half',
      'map(x, Math.tanh)',
      'map(x, (v) => 2 / (1 + Math.exp(-v)) - 1)',
      'You compute tanh(x / 2): tanh(x) is 2 sigmoid(2x) - 1, with 2x.',
    ],
    [
      'tanh-hard',
      'map(x, Math.tanh)',
      'map(x, (v) => Math.min(1, Math.max(-1, v)))',
      'The curve is replaced by limiting x to [-1, 1]: that is a hard tanh.',
    ],
    [
      'tanh-slope-not-squared',
      tanhSlope,
      'return 1 - y;',
      'The derivative computes 1 - y; the y is squared.',
    ],
    [
      'tanh-slope-of-x',
      'const y = Math.tanh(value);',
      'const y = value;',
      'The derivative computes 1 - x^2: y stands for tanh(x).',
    ],
    [
      'tanh-slope-plus',
      tanhSlope,
      'return 1 + y * y;',
      'The derivative computes 1 + y^2; no slope of tanh is above 1.',
    ],
    [
      'tanh-slope-of-sigmoid',
      tanhSlope,
      'return y * (1 - y);',
      'The derivative computes y (1 - y), which is that of sigmoid.',
    ],
  ]),
  flattened('02.3', 'tanh.ts', 'tanh-flattened', 'return map(x, Math.tanh);'),
];

export const curveMistakes: readonly Mistake[] = [...relu, ...sigmoid, ...tanh];
