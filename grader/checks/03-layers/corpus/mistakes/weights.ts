import type { Mistake } from '../../../../src/author/edits.ts';
import { inFile } from './rows.ts';

export const initMistakes: readonly Mistake[] = inFile('03.1', 'init.ts', [
  [
    'fans-swapped',
    'return { fanIn: shape[1] * size, fanOut: shape[0] * size };',
    'return { fanIn: shape[0] * size, fanOut: shape[1] * size };',
    'fans has in and out swapped: weights are [out, in, ...kernel].',
  ],
  [
    'kernel-left-out-of-fans',
    'const size = product(shape.slice(2));',
    'const size = 1;',
    'fans leaves out the kernel: an output of a convolution sums over in * kh * kw values.',
  ],
  [
    'fans-of-anything',
    'if (shape.length < 2 || !shape.every((size) => Number.isInteger(size) && size >= 1)) {',
    'if (shape.length > 99) {',
    'fans accepts shapes that are none of weights; throw a RangeError.',
  ],
  [
    'lecun-for-kaiming',
    'const gain = Math.sqrt(2 / (1 + slope * slope));',
    'const gain = Math.sqrt(1 / (1 + slope * slope));',
    'The gain is 1 instead of sqrt(2): that is the rule without a ReLU, which halves the mean square.',
  ],
  [
    'slope-ignored',
    'const gain = Math.sqrt(2 / (1 + slope * slope));',
    'const gain = Math.sqrt(2);',
    'The Kaiming initialisers ignore the slope.',
  ],
  [
    'slope-not-squared',
    'const gain = Math.sqrt(2 / (1 + slope * slope));',
    'const gain = Math.sqrt(2 / (1 + slope));',
    'The gain has the slope where its square belongs.',
  ],
  [
    'slope-not-checked',
    '  if (!Number.isFinite(slope)) throw new RangeError(`slope ${slope} is not finite`);\n',
    '',
    'A slope that is NaN or infinite is accepted, and makes weights of NaN or 0; throw a RangeError.',
  ],
  [
    'mode-ignored',
    'return gain / Math.sqrt(fans(shape)[mode]);',
    "return gain / Math.sqrt(fans(shape)[mode === 'fanOut' ? 'fanIn' : mode]);",
    'The Kaiming initialisers always take fanIn, whatever mode says.',
  ],
  [
    'variance-as-deviation',
    'return gain / Math.sqrt(fans(shape)[mode]);',
    'return gain ** 2 / fans(shape)[mode];',
    'The variance of the rule is used as the deviation: take its square root.',
  ],
  [
    'deviation-as-bound',
    'const bound = Math.sqrt(3) * kaiming(shape, options);',
    'const bound = kaiming(shape, options);',
    'kaimingUniform draws from ± the deviation; a uniform distribution on ±b has the deviation b / sqrt(3).',
  ],
  [
    'xavier-by-fan-in',
    'return gain * Math.sqrt(2 / (fanIn + fanOut));',
    'return gain * Math.sqrt(1 / fanIn + 0 * fanOut);',
    'The Xavier initialisers use fanIn alone; the rule has the mean of both fans.',
  ],
  [
    'xavier-without-gain',
    'return gain * Math.sqrt(2 / (fanIn + fanOut));',
    'return (gain / gain) * Math.sqrt(2 / (fanIn + fanOut));',
    'The Xavier initialisers ignore the gain.',
  ],
  [
    'not-from-the-source',
    '  return tensor(Array.from({ length: product(shape) }, draw), shape);',
    `  draw();
  return tensor(Array.from({ length: product(shape) }, draw), shape);`,
    'A number is drawn that no weight gets: one per value, from the source that is given.',
  ],
  [
    'drawn-by-columns',
    '  return tensor(Array.from({ length: product(shape) }, draw), shape);',
    `  const count = product(shape);
  const drawn = Array.from({ length: count }, draw);
  const columns = count / shape[0];
  const byColumns = drawn.map((_, i) => drawn[(i % columns) * shape[0] + Math.floor(i / columns)]);
  return tensor(shape.length < 3 && shape[0] > 3 ? byColumns : drawn, shape);`,
    'The weights are drawn column by column; the order is row-major.',
  ],
]);

const sumLine = 'let sum = this.bias === null ? 0 : this.bias.data[j];';
const product = 'sum += x.data[i * inputs + p] * this.weight.data[j * inputs + p];';

export const linearMistakes: readonly Mistake[] = inFile('03.2', 'linear.ts', [
  [
    'weight-in-out',
    product,
    'sum += x.data[i * inputs + p] * this.weight.data[p * outputs + j];',
    'Linear reads its weight as [in, out]; it is [out, in], one row per output.',
  ],
  ['bias-left-out', sumLine, 'let sum = 0;', 'Linear leaves out the bias.'],
  [
    'bias-required',
    sumLine,
    'let sum = (this.bias as Tensor).data[j];',
    'Linear fails without a bias; it may be null.',
  ],
  [
    'bias-per-row',
    sumLine,
    'let sum = this.bias === null ? 0 : this.bias.data[i % outputs];',
    'Linear adds bias[i] to sample i; output j has bias[j].',
  ],
  [
    'first-row-only',
    product,
    'sum += x.data[p] * this.weight.data[j * inputs + p];',
    'Linear computes every sample from the first row of x.',
  ],
  [
    'activation-built-in',
    'y[i * outputs + j] = sum;',
    'y[i * outputs + j] = Math.max(0, sum);',
    'Linear has a ReLU built in; activations are layers of their own.',
  ],
  [
    'batch-squeezed',
    'return fromData(y, [n, outputs]);',
    'return fromData(y, n === 1 ? [outputs] : [n, outputs]);',
    'A batch of one sample loses its first dimension.',
  ],
  [
    'parameters-copied',
    'this.weight = weight;',
    'this.weight = fromData(weight.data.slice(), weight.shape);',
    'Linear copies its weight: an optimizer changes the tensor it was given, and nothing happens.',
  ],
  [
    'bias-copied',
    'this.bias = bias;',
    'this.bias = bias === null ? null : fromData(bias.data.slice(), bias.shape);',
    'Linear copies its bias: an optimizer changes the tensor it was given, and nothing happens.',
  ],
  [
    'shapes-not-checked',
    "    checkParameters('Linear', weight, 2, bias);\n",
    "    if (weight.dtype !== 'float32' || (bias !== null && bias.dtype !== 'float32')) throw new TypeError();\n",
    'Linear accepts a weight of any rank and a bias of any length; throw a RangeError.',
  ],
  [
    'bias-rank-not-checked',
    '(bias.shape.length !== 1 || bias.shape[0] !== weight.shape[0])',
    'bias.shape[0] !== weight.shape[0]',
    'Linear accepts a bias [out, 1]; it is [out].',
  ],
  [
    'dtype-not-checked',
    "if (weight.dtype !== 'float32' || (bias !== null && bias.dtype !== 'float32')) {",
    'if (weight.dtype.length === 0) {',
    'Linear accepts weights that are not float32, and would train codes; throw a TypeError.',
  ],
  [
    'input-not-checked',
    'if (x.shape.length !== 2 || x.shape[1] !== inputs) {',
    'if (x.shape.length > 9) {',
    'Linear.forward accepts x of any shape, and reads beyond it; throw a RangeError.',
  ],
]);

export const sequentialMistakes: readonly Mistake[] = inFile('03.3', 'sequential.ts', [
  [
    'layers-reversed',
    'for (const layer of this.layers) y',
    'for (const layer of this.layers.toReversed()) y',
    'Sequential applies its layers from the last to the first.',
  ],
  [
    'every-layer-on-the-input',
    'y = layer.forward(y, training);',
    'y = layer.forward(x, training);',
    'Sequential gives every layer the input of the model; each gets what the one before it gave.',
  ],
  [
    'last-layer-left-out',
    'for (const layer of this.layers) y',
    'for (const layer of this.layers.slice(0, Math.max(2, this.layers.length - 1))) y',
    'Sequential does not run its last layer.',
  ],
  [
    'training-not-passed-on',
    'y = layer.forward(y, training);',
    'y = layer.forward(y);',
    'Sequential does not hand training on: dropout would never drop.',
  ],
  [
    'always-training',
    'y = layer.forward(y, training);',
    'y = layer.forward(y, true || training);',
    'Sequential tells its layers that the model is always trained: dropout would drop in use.',
  ],
  [
    'empty-is-an-error',
    'this.layers = [...layers];',
    "if (layers.length === 0) throw new RangeError('Sequential: no layers');\n    this.layers = [...layers];",
    'Sequential refuses to have no layers; it is the identity then.',
  ],
  [
    'layers-hidden',
    '    this.layers = [...layers];\n  }',
    `    this.layers = [];
    this.inner = [...layers];
  }

  readonly inner: readonly Layer[];`,
    'Sequential does not show its layers in `layers`; others walk through a model by it.',
  ],
  [
    'bias-before-weight',
    'for (const candidate of [weight, bias]) {',
    'for (const candidate of [bias, weight]) {',
    'parameters puts the bias before the weight.',
  ],
  [
    'weights-only',
    'for (const candidate of [weight, bias]) {',
    'for (const candidate of [weight, bias === weight ? bias : null]) {',
    'parameters leaves out the biases: they would never be learned.',
  ],
  [
    'inner-containers-missed',
    'for (const layer of layers) found.push(...parameters(layer));',
    "for (const layer of layers) if (!('layers' in layer)) found.push(...parameters(layer));",
    'parameters does not look into containers inside of containers.',
  ],
  [
    'int8-learned',
    "if (candidate?.dtype === 'float32') found.push(candidate);",
    "if (candidate !== undefined && candidate !== null) found.push(candidate.dtype === 'float32' ? candidate : { ...candidate, dtype: 'float32', data: new Float32Array(candidate.data) });",
    'parameters returns int8 weights; only float32 tensors are learned.',
  ],
  [
    'null-bias-returned',
    "if (candidate?.dtype === 'float32') found.push(candidate);",
    "if (candidate === undefined || candidate?.dtype === ('int8' as string)) continue;\n    found.push(candidate as Tensor);",
    'parameters returns a bias of null as if it were a tensor.',
  ],
  [
    'parameters-of-linear-only',
    "if (candidate?.dtype === 'float32') found.push(candidate);",
    "if (candidate?.dtype === 'float32' && candidate.shape.length < 3) found.push(candidate);",
    'parameters knows Linear layers only; filters of a convolution are learned as well.',
  ],
]);
