import type { Mistake } from '../../../../src/author/edits.ts';
import { inFile } from './rows.ts';

const pixelLine = 'const pixel = x.data[((s * channels + c) * height + r) * width + q];';
const outside = 'if (r < 0 || r >= height || q < 0 || q >= width) continue;';
const biasLine = 'let sum = this.bias === null ? 0 : this.bias.data[o];';
const rowLine = 'const r = row * this.stride + i - this.padding;';
const columnLine = 'const q = column * this.stride + j - this.padding;';
const floorLine = 'return Math.floor(room / this.stride) + 1;';
const loop = 'for (let c = 0; c < channels; c++) {';

export const convMistakes: readonly Mistake[] = inFile('03.4', 'conv2d.ts', [
  [
    'kernel-mirrored',
    '* kh + i) * kw + j];',
    '* kh + (kh - 1 - i)) * kw + (kw - 1 - j)];',
    'Conv2d mirrors the kernel; here, as in PyTorch, it is laid on as it is.',
  ],
  [
    'stride-ignored',
    `          ${rowLine}
          ${columnLine}`,
    `          const r = row + i - this.padding;
          const q = column + j - this.padding;`,
    'Conv2d ignores the stride: neighbouring outputs are stride pixels apart.',
  ],
  [
    'stride-of-rows-only',
    columnLine,
    'const q = column + j - this.padding;',
    'Conv2d uses the stride for rows only.',
  ],
  [
    'padding-ignored',
    `          ${rowLine}
          ${columnLine}`,
    `          const r = row * this.stride + i;
          const q = column * this.stride + j;`,
    'Conv2d starts at the first pixel; with padding the first place lies before it.',
  ],
  [
    'padding-repeats-the-edge',
    outside,
    '',
    'Conv2d reads pixels outside of the image from the next row; the padding is 0.',
  ],
  [
    'places-counted-without-padding',
    'const room = size + 2 * this.padding - kernel;',
    'const room = size + this.padding - kernel;',
    'Conv2d counts the padding of one side; there is one on each.',
  ],
  [
    'places-rounded-up',
    floorLine,
    'return Math.ceil(room / this.stride) + 1;',
    'Conv2d has a last place at which the kernel sticks out of the padded image.',
  ],
  [
    'rows-and-columns-swapped',
    pixelLine,
    'const pixel = x.data[((s * channels + c) * height + q) * width + r];',
    'Conv2d has rows and columns of the image swapped.',
  ],
  [
    'channels-last',
    pixelLine,
    'const pixel = x.data[((s * height + r) * width + q) * channels + c];',
    'Conv2d reads images as [n, height, width, channels]; they are [n, channels, height, width].',
  ],
  [
    'first-channel-only',
    loop,
    loop.replace('channels; c++', 'Math.min(1, channels); c++'),
    'Conv2d looks at the first channel only; a filter sums over all of them.',
  ],
  [
    'first-sample-only',
    pixelLine,
    'const pixel = x.data[((s * 0 + c) * height + r) * width + q];',
    'Conv2d computes every sample from the first one.',
  ],
  ['conv-bias-left-out', biasLine, 'let sum = 0;', 'Conv2d leaves out the bias.'],
  [
    'conv-bias-by-place',
    biasLine,
    'let sum = this.bias === null ? 0 : this.bias.data[(column + s) % this.bias.data.length];',
    'Conv2d takes the bias by place; each filter has one bias for all places.',
  ],
  [
    'conv-weight-copied',
    'this.weight = weight;',
    'this.weight = fromData(weight.data.slice(), weight.shape);',
    'Conv2d copies its weight: an optimizer changes the tensor it was given, and nothing happens.',
  ],
  [
    'options-not-shown',
    'this.padding = padding;',
    'this.padding = padding;\n    if (stride + padding > 1) this.stride = stride + 0.5;',
    'Conv2d does not show its stride as it was given.',
  ],
  [
    'stride-of-0-accepted',
    '    if (!Number.isInteger(stride) || stride < 1) throw new RangeError(`Conv2d: stride ${stride}`);\n',
    '',
    'Conv2d accepts strides that are no whole number above 0; throw a RangeError.',
  ],
  [
    'half-padding-accepted',
    'if (!Number.isInteger(padding) || padding < 0) {',
    'if (padding < 0) {',
    'Conv2d accepts half a padding; throw a RangeError.',
  ],
  [
    'conv-weight-not-checked',
    "    checkParameters('Conv2d', weight, 4, bias);\n",
    '',
    'Conv2d accepts a weight of any rank and a bias of any length; throw a RangeError.',
  ],
  [
    'conv-input-not-checked',
    'if (x.shape.length !== 4 || x.shape[1] !== channels) {',
    'if (x.shape.length > 9) {',
    'Conv2d.forward accepts x with other channels than its filters have; throw a RangeError.',
  ],
  [
    'batch-flattened-too',
    'return reshape(x, [n, rest.reduce((product, size) => product * size, 1)]);',
    'return reshape(x, [n * rest.reduce((product, size) => product * size, 1)]);',
    'Flatten makes one row of the whole batch; each sample has a row of its own.',
  ],
  [
    'flatten-keeps-channels',
    'return reshape(x, [n, rest.reduce((product, size) => product * size, 1)]);',
    'const [channels = 1, ...plane] = rest;\n    return reshape(x, [n, channels, plane.reduce((product, size) => product * size, 1)]);',
    'Flatten keeps the channels apart; a Linear layer takes [n, features].',
  ],
  [
    'flatten-of-nothing',
    "    if (x.shape.length === 0) throw new RangeError('Flatten: x has no samples');\n    const [n, ...rest] = x.shape;",
    '    const [n = 1, ...rest] = x.shape;',
    'Flatten accepts x without dimensions; throw a RangeError.',
  ],
]);

const meanLine = 'return tensor([sum / count], []);';
const rowLoss = 'sum += largest - row[label] + Math.log(total);';
const lossLine = 'return tensor([sum / n], []);';
const exponentials = 'const total = row.reduce((all, z) => all + Math.exp(z - largest), 0);';
const largestLine = 'const largest = Math.max(...row);';

export const lossMistakes: readonly Mistake[] = inFile('03.5', 'losses.ts', [
  [
    'sum-of-squares',
    meanLine,
    'return tensor([sum], []);',
    'meanSquaredError is a sum; divide by how many values there are.',
  ],
  [
    'half',
    meanLine,
    'return tensor([sum / count / 2], []);',
    'meanSquaredError is half of the mean: the factor 1/2 of some books is not in it.',
  ],
  [
    'mean-over-rows',
    meanLine,
    'return tensor([sum / (predicted.shape[0] ?? 1)], []);',
    'meanSquaredError divides by the number of rows; it is the mean over all values.',
  ],
  [
    'absolute-for-square',
    'sum += (predicted.data[i] - target.data[i]) ** 2;',
    'sum += Math.abs(predicted.data[i] - target.data[i]);',
    'meanSquaredError takes absolute values; square the differences.',
  ],
  [
    'squares-broadcast',
    'if (count === 0 || predicted.shape.join() !== target.shape.join()) {',
    'if (count === 0) {',
    'meanSquaredError accepts shapes that differ: a mistake that trains, and learns something else.',
  ],
  [
    'squares-of-nothing',
    'if (count === 0 || predicted.shape.join() !== target.shape.join()) {',
    'if (predicted.shape.join() !== target.shape.join()) {',
    'meanSquaredError answers NaN where there are no values; throw a RangeError.',
  ],
  [
    'maximum-not-subtracted',
    largestLine,
    'const largest = 0 * row.length;',
    'crossEntropy takes exp of the logits as they are, which is Infinity from 710 on; subtract the largest.',
  ],
  [
    'one-maximum-for-all',
    largestLine,
    'const largest = Math.max(...logits.data);\n    if (row.length === 0) continue;',
    'crossEntropy subtracts the maximum of the whole batch: in other rows all exponentials become 0.',
  ],
  [
    'clipped-logarithm',
    rowLoss,
    'sum -= Math.log(Math.max(Math.exp(row[label] - largest) / total, 1e-12));',
    'crossEntropy takes the logarithm of a clipped probability: a very wrong answer costs 27.6 at most.',
  ],
  [
    'sum-of-entropies',
    lossLine,
    'return tensor([sum], []);',
    'crossEntropy is a sum; it is the mean over the rows.',
  ],
  [
    'log-base-2',
    lossLine,
    'return tensor([sum / n / Math.LN2], []);',
    'crossEntropy is in bits; here the logarithm is the natural one.',
  ],
  [
    'sign-of-the-entropy',
    lossLine,
    'return tensor([-sum / n + 0], []);',
    'crossEntropy has the wrong sign: it is 0 at best, and never below.',
  ],
  [
    'labels-shifted',
    rowLoss,
    'sum += largest - row[(label + classes - 1) % classes] + Math.log(total);',
    'crossEntropy counts classes from 1; labels begin at 0.',
  ],
  [
    'softmax-of-the-batch',
    exponentials,
    'const total = Array.from(logits.data).reduce((all, z) => all + Math.exp(z - largest), 0);',
    'crossEntropy normalises over the whole batch; each row has a softmax of its own.',
  ],
  [
    'softmax-twice',
    `    ${largestLine}
    ${exponentials}`,
    `    const top = Math.max(...row);
    const all = row.reduce((sumOf, z) => sumOf + Math.exp(z - top), 0);
    row.forEach((z, k) => (row[k] = Math.exp(z - top) / all));
    ${largestLine}
    ${exponentials}`,
    'crossEntropy applies a softmax before its own one; it expects logits.',
  ],
  [
    'labels-not-checked',
    'if (!Number.isInteger(label) || label < 0 || label >= classes) {',
    'if (label === -99) {',
    'crossEntropy accepts labels that are no class, and answers NaN; throw a RangeError.',
  ],
  [
    'empty-batch-of-logits',
    'if (logits.shape.length !== 2 || n < 1 || labels.length !== n) {',
    'if (logits.shape.length !== 2 || labels.length !== n) {',
    'crossEntropy answers NaN for a batch without rows; throw a RangeError.',
  ],
]);

export const answerMistakes: readonly Mistake[] = inFile('03.6', 'answers.ts', [
  [
    'mlp-without-biases',
    'sum += sizes[i - 1] * sizes[i] + sizes[i];',
    'sum += sizes[i - 1] * sizes[i];',
    'mlpParameters leaves out the biases.',
  ],
  [
    'mlp-first-and-last',
    'for (let i = 1; i < sizes.length; i++) sum += sizes[i - 1] * sizes[i] + sizes[i];',
    'if (sizes.length > 1) sum = (sizes[0] + 1) * sizes[sizes.length - 1] * (sizes.length - 1);',
    'mlpParameters does not go from layer to layer.',
  ],
  [
    'output-size-rounded-up',
    'return 1 + Math.floor(last / stride);',
    'return 1 + Math.ceil(last / stride);',
    'convOutputSize counts a last place at which the kernel sticks out.',
  ],
  [
    'output-size-half-padding',
    'const last = size + 2 * padding - kernel;',
    'const last = size + padding - kernel;',
    'convOutputSize pads one side; there are zeros on each.',
  ],
  [
    'nothing-fits-accepted',
    "  if (last < 0) throw new RangeError('convOutputSize: the kernel does not fit');\n",
    '',
    'convOutputSize answers where the kernel does not fit; throw a RangeError.',
  ],
  [
    'field-of-kernels',
    '(field - 1) * stride + kernel, 1)',
    'field + kernel - 1 + 0 * stride, 1)',
    'receptiveField ignores the strides: after a stride of 2, neighbours are two pixels apart.',
  ],
  [
    'field-own-stride',
    '(field - 1) * stride + kernel, 1)',
    'field * stride + kernel - 1, 1)',
    'receptiveField applies the stride of a layer to its own kernel; it spreads the layers behind it.',
  ],
  [
    'dense-over-filter',
    'return pixels ** 2 / kernel ** 2;',
    'return pixels / kernel ** 2;',
    'denseOverConv connects one output; a Linear layer connects every output pixel with every input pixel.',
  ],
  [
    'deviation-by-fan',
    'weightDeviation ** 2 * fanIn',
    'weightDeviation ** 2 * fanIn ** 2',
    'signalDeviation adds deviations; of independent terms the variances add up.',
  ],
  [
    'deviation-of-one-layer',
    'return Math.sqrt(variance ** layers);',
    'return Math.sqrt(variance * layers);',
    'signalDeviation adds the layers; each multiplies what the one before left.',
  ],
  [
    'loss-of-one-over-classes',
    'return Math.log(classes);',
    'return 1 / classes;',
    'untrainedLoss is the probability; the loss is its negative logarithm.',
  ],
  [
    'loss-in-bits',
    'return Math.log(classes);',
    'return Math.log2(classes);',
    'untrainedLoss is in bits; the cross entropy has the natural logarithm.',
  ],
  [
    'activations-of-one-sample',
    'return 4 * batch * values;',
    'return 4 * Math.min(1, batch) * values;',
    'activationBytes counts one sample; every sample of the batch is kept.',
  ],
  [
    'activations-in-numbers',
    'return 4 * batch * values;',
    'return batch * values;',
    'activationBytes counts numbers; a float32 has 4 bytes.',
  ],
  [
    'activations-of-the-last-layer',
    'values += shape.reduce(',
    'values = shape.reduce(',
    'activationBytes counts the last layer; all are kept for the backward pass.',
  ],
]);
