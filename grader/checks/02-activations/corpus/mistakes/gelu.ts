import { edit, type Mistake } from '../../../../src/author/edits.ts';

const FILE = 'gelu.ts';

/** Id, what is found, what it is replaced by, and the sentence. */
const rows: readonly (readonly [id: string, find: string, replace: string, sentence: string])[] = [
  [
    'gelu-always-exact',
    "const below = this.approximate === 'tanh' ? tanhBelow : normalBelow;",
    'const below = normalBelow;',
    "The exact form is computed for 'tanh', too: remember in the constructor which form was asked for.",
  ],
  [
    'gelu-always-tanh',
    "const below = this.approximate === 'tanh' ? tanhBelow : normalBelow;",
    'const below = tanhBelow;',
    "The tanh form is computed for 'none', too: it is up to 4.8e-4 off.",
  ],
  [
    'gelu-tanh-by-default',
    "approximate: GELUForm = 'none'",
    "approximate: GELUForm = 'tanh'",
    "Without an argument the form is 'tanh'; the default is 'none', the exact one.",
  ],
  [
    'gelu-takes-any-form',
    "if (approximate !== 'none' && approximate !== 'tanh') {",
    'if (approximate === undefined) {',
    'A form that does not exist is accepted: throw a RangeError, or a typing mistake goes unseen.',
  ],
  [
    'gelu-logistic',
    'return 0.5 * (1 + erf(x / Math.SQRT2));',
    'return 1 / (1 + Math.exp(-1.702 * x));',
    'You compute x sigmoid(1.702 x): that is a third form, up to 0.02 from the exact one.',
  ],
  [
    'gelu-without-root-2',
    'erf(x / Math.SQRT2)',
    'erf(x)',
    'erf takes x / sqrt 2: it is made for a normal density of another width.',
  ],
  [
    'gelu-without-half',
    'return 0.5 * (1 + erf(',
    'return (1 + erf(',
    'The sum 1 + erf goes up to 2; a probability is half of it.',
  ],
  [
    'gelu-density',
    'return 0.5 * (1 + erf(x / Math.SQRT2));',
    'return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);',
    'x is multiplied by the normal density; it is the probability of a number below x that counts.',
  ],
  [
    'gelu-erf-of-absolute',
    'return Math.sign(x) * (1 - polynomial * Math.exp(-x * x));',
    'return 1 - polynomial * Math.exp(-x * x);',
    'The formula for erf is for positive x; erf(-x) = -erf(x) gives the other half.',
  ],
  [
    'gelu-tenfold-cubic',
    'return 0.5 * (1 + Math.tanh(root * (x + 0.044715 * x ** 3)));',
    'return 0.5 * (1 + Math.tanh(root * (x + 0.44715 * x ** 3)));',
    'The factor of x^3 is 0.044715; you have ten times as much.',
  ],
  [
    'gelu-without-cubic',
    'return 0.5 * (1 + Math.tanh(root * (x + 0.044715 * x ** 3)));',
    'return 0.5 * (1 + Math.tanh(root * x));',
    'The term 0.044715 x^3 is missing.',
  ],
  [
    'gelu-root-of-pi',
    'Math.sqrt(2 / Math.PI)',
    'Math.sqrt(Math.PI / 2)',
    'The factor before the bracket is sqrt(2 / pi), not sqrt(pi / 2).',
  ],
  [
    'gelu-tanh-by-hand',
    'return 0.5 * (1 + Math.tanh(root * (x + 0.044715 * x ** 3)));',
    'const power = Math.exp(2 * root * (x + 0.044715 * x ** 3));\n  return power / (power + 1);',
    'exp(2u) overflows for large x and gives NaN: Math.tanh knows where it ends.',
  ],
  [
    'gelu-slope-without-product-rule',
    'return normalBelow(x) + x * density;',
    'return normalBelow(x);',
    'The derivative leaves out x φ(x): both factors of x Φ(x) change with x.',
  ],
  [
    'gelu-slope-density-unscaled',
    ' / Math.sqrt(2 * Math.PI);',
    ';',
    'The normal density is exp(-x^2 / 2) divided by sqrt(2 pi).',
  ],
  [
    'gelu-slope-of-x-squared',
    'Math.exp(-0.5 * x * x)',
    'Math.exp(0.5 * x * x)',
    'The exponent of the density is negative: -x^2 / 2.',
  ],
  [
    'gelu-slope-without-chain-rule',
    '0.5 * x * (1 - curve * curve) * inside',
    '0.5 * x * (1 - curve * curve)',
    'The derivative of the tanh form leaves out that of what is inside tanh: the chain rule.',
  ],
  [
    'gelu-slope-of-the-other-form',
    "this.approximate === 'tanh' ? tanhSlope : normalSlope",
    "this.approximate === 'none' ? tanhSlope : normalSlope",
    'The derivative is that of the other form.',
  ],
  [
    'gelu-slope-tanh-by-hand',
    'const curve = Math.tanh(root * (x + 0.044715 * x ** 3));',
    'const power = Math.exp(2 * root * (x + 0.044715 * x ** 3));\n  const curve = (power - 1) / (power + 1);',
    'In the derivative, exp(2u) overflows for large x and gives NaN: Math.tanh knows where it ends.',
  ],
];

export const geluMistakes: readonly Mistake[] = [
  ...rows.map(([id, find, replace, sentence]) => ({
    id,
    task: '02.4',
    sentence,
    edits: [edit(FILE, find, replace)],
  })),
  {
    id: 'gelu-flattened',
    task: '02.4',
    sentence: 'The result has lost the shape of the input.',
    edits: [
      edit(
        FILE,
        "import { map } from '@tito/tensor';",
        "import { fromData, map } from '@tito/tensor';",
      ),
      edit(
        FILE,
        'return map(x, (value) => value * below(value));',
        'return fromData(map(x, (value) => value * below(value)).data, [x.data.length]);',
      ),
    ],
  },
];
