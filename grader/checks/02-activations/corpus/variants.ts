import { edit, type Variant } from '../../../src/author/edits.ts';

export const variants: readonly Variant[] = [
  {
    id: 'relu-by-maximum',
    why: 'Uses an operation of the tensors, which keeps NaN.',
    edits: [
      edit(
        'relu.ts',
        "import { map } from '@tito/tensor';",
        "import { map, maximum } from '@tito/tensor';",
      ),
      edit('relu.ts', 'map(x, (value) => (value < 0 ? 0 : value))', 'maximum(x, 0)'),
    ],
  },
  {
    id: 'relu-in-a-loop',
    why: 'Copies, and writes into the copy.',
    edits: [
      edit(
        'relu.ts',
        "import { map } from '@tito/tensor';",
        "import { copy, map } from '@tito/tensor';",
      ),
      edit(
        'relu.ts',
        'return map(x, (value) => (value < 0 ? 0 : value));',
        'const y = copy(x);\n    for (let i = 0; i < y.data.length; i++) if (y.data[i] < 0) y.data[i] = 0;\n    return y;',
      ),
    ],
  },
  {
    id: 'relu-plain-object',
    why: 'Returns a tensor that no function of the package has made.',
    edits: [
      edit(
        'relu.ts',
        'return map(x, (value) => (value < 0 ? 0 : value));',
        "const data = x.data.map((value) => (value < 0 ? 0 : value));\n    return { dtype: 'float32', shape: [...x.shape], data };",
      ),
    ],
  },
  {
    id: 'sigmoid-one-line',
    why: 'Knows that 1 / Infinity is 0.',
    edits: [
      edit('sigmoid.ts', 'const power = Math.exp(-Math.abs(x));\n  ', ''),
      edit(
        'sigmoid.ts',
        'return x < 0 ? power / (1 + power) : 1 / (1 + power);',
        'return 1 / (1 + Math.exp(-x));',
      ),
    ],
  },
  {
    id: 'sigmoid-by-tensor-operations',
    why: 'Rounds to float32 after every step.',
    edits: [
      edit(
        'sigmoid.ts',
        "import { map } from '@tito/tensor';",
        "import { add, div, exp, full, map, neg } from '@tito/tensor';",
      ),
      edit(
        'sigmoid.ts',
        'return map(x, sigmoid);',
        'return div(full(x.shape, 1), add(exp(neg(x)), 1));',
      ),
    ],
  },
  {
    id: 'sigmoid-by-tanh',
    why: 'Computes it from the other curve.',
    edits: [
      edit('sigmoid.ts', 'const power = Math.exp(-Math.abs(x));\n  ', ''),
      edit(
        'sigmoid.ts',
        'return x < 0 ? power / (1 + power) : 1 / (1 + power);',
        'return (1 + Math.tanh(x / 2)) / 2;',
      ),
    ],
  },
  {
    id: 'derivatives-by-tensor-operations',
    why: 'Computes the derivative from its own forward, in float32.',
    edits: [
      edit(
        'tanh.ts',
        "import { map } from '@tito/tensor';",
        "import { full, map, square, sub } from '@tito/tensor';",
      ),
      edit(
        'tanh.ts',
        `return map(x, (value) => {
      const y = Math.tanh(value);
      return 1 - y * y;
    });`,
        'const y = this.forward(x);\n    return sub(full(x.shape, 1), square(y));',
      ),
    ],
  },
  {
    id: 'tanh-by-sigmoid',
    why: 'tanh(x) = 2 sigmoid(2x) - 1.',
    edits: [edit('tanh.ts', 'map(x, Math.tanh)', 'map(x, (v) => 2 / (1 + Math.exp(-2 * v)) - 1)')],
  },
  {
    id: 'gelu-with-a-series',
    why: 'Sums the series of erf, in place of the formula with five coefficients.',
    edits: [
      edit(
        'gelu.ts',
        'return Math.sign(x) * (1 - polynomial * Math.exp(-x * x));',
        `if (Math.abs(x) > 5) return Math.sign(x) + 0 * polynomial;
  let [term, sum] = [x, x];
  for (let n = 1; n < 120; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;`,
      ),
    ],
  },
  {
    id: 'gelu-closures',
    why: 'Chooses the functions once, and returns an object without a class.',
    edits: [],
    files: {
      'gelu.ts': `import { map } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { Activation, GELUForm } from '@tito/nn/contract';

export const GELU = function (approximate: GELUForm = 'none'): Activation {
  if (!['none', 'tanh'].includes(approximate)) throw new RangeError('GELU: no such form');
  const isExact = approximate === 'none';
  const below = isExact ? (x: number) => (1 + erf(x / Math.SQRT2)) / 2 : (x: number) => (1 + Math.tanh(u(x))) / 2;
  const density = isExact
    ? (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
    : (x: number) => ((1 - Math.tanh(u(x)) ** 2) * Math.sqrt(2 / Math.PI) * (1 + 0.134145 * x * x)) / 2;
  return {
    forward: (x: Tensor) => map(x, (v) => v * below(v)),
    derivative: (x: Tensor) => map(x, (v) => below(v) + v * density(v)),
  };
} as unknown as new (approximate?: GELUForm) => Activation;

const u = (x: number) => Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);

function erf(x: number): number {
  if (x < 0) return -erf(-x);
  const t = 1 / (1 + 0.3275911 * x);
  const a = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429];
  return 1 - a.reduce((sum, c, i) => sum + c * t ** (i + 1), 0) * Math.exp(-x * x);
}
`,
    },
  },
  {
    id: 'softmax-by-tensor-operations',
    why: 'Five operations of the tensors, each rounded to float32.',
    edits: [],
    files: {
      'softmax.ts': `import { div, exp, max, sub, sum } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { Layer } from '@tito/nn/contract';

export class Softmax implements Layer {
  forward(x: Tensor): Tensor {
    if (x.shape.length === 0) throw new RangeError('Softmax: x has rank 0');
    const powers = exp(sub(x, max(x, -1, true)));
    return div(powers, sum(powers, -1, true));
  }
}
`,
    },
  },
  {
    id: 'softmax-by-log-sum-exp',
    why: 'exp(x - log sum exp(x)).',
    edits: [
      edit(
        'softmax.ts',
        'return powers.map((power) => power / total);',
        'return Array.from(row, (value) => Math.exp(value - largest - Math.log(total)));',
      ),
    ],
  },
  {
    id: 'dropout-with-a-mask',
    why: 'Makes a mask first, and multiplies.',
    edits: [
      edit(
        'dropout.ts',
        "import { map } from '@tito/tensor';",
        "import { map, mul } from '@tito/tensor';",
      ),
      edit(
        'dropout.ts',
        `return map(x, (value) => {
      const isDropped = this.#random.uniform() < this.#p;
      return isDropped ? 0 : value / (1 - this.#p);
    });`,
        `const scale = 1 / (1 - this.#p);
    const mask = map(x, () => (this.#random.uniform() >= this.#p ? scale : 0));
    return mul(x, mask);`,
      ),
    ],
  },
  {
    id: 'dropout-public-fields',
    why: 'Keeps its two values in public fields, and copies without training.',
    edits: [
      edit('dropout.ts', 'readonly #p: number;', 'readonly p: number;'),
      edit('dropout.ts', 'readonly #random: Pick', 'readonly random: Pick'),
      edit('dropout.ts', 'this.#p = p;', 'this.p = p;'),
      edit('dropout.ts', 'this.#random = random;', 'this.random = random;'),
      edit(
        'dropout.ts',
        'if (!training) return x;',
        'if (!training) return map(x, (value) => value);',
      ),
      edit('dropout.ts', 'this.#random.uniform() < this.#p', 'this.random.uniform() < this.p'),
      edit('dropout.ts', 'value / (1 - this.#p)', 'value / (1 - this.p)'),
    ],
  },
  {
    id: 'answers-by-formulas',
    why: 'Counts depth by logarithms, and adds one.',
    edits: [
      edit(
        'answers.ts',
        `let [gradient, layers] = [1, 0];
  while (gradient >= threshold) {
    gradient *= slope;
    layers += 1;
  }
  return layers;`,
        'return Math.floor(Math.log(threshold) / Math.log(slope)) + 1;',
      ),
      edit('answers.ts', 'Math.log(largest) - Math.log(classes)', 'Math.log(largest / classes)'),
    ],
  },
];
