import { edit } from '../../src/author/edits.ts';
import { type Program, slip, slips } from './program.ts';

const kernel = 'this.weight.data[((f * depth + c) * kh + i) * kw + j]';

export const layers: readonly Program[] = [
  // 03.1
  slip(
    'fans-swapped',
    'init.ts',
    '{ fanIn: kernel * shape[1], fanOut: kernel * shape[0] }',
    '{ fanIn: kernel * shape[0], fanOut: kernel * shape[1] }',
  ),
  slip(
    'lecun-for-kaiming',
    'init.ts',
    '2 / ((1 + slope ** 2) * fan)',
    '1 / ((1 + slope ** 2) * fan)',
  ),
  slip('variance-as-deviation', 'init.ts', 'return Math.sqrt(variance);', 'return variance;'),
  slip('slope-ignored', 'init.ts', '2 / ((1 + slope ** 2) * fan)', '2 / (fan + 0 * slope)'),
  slip(
    'deviation-as-bound',
    'init.ts',
    'const limit = kaimingStd(shape, options) * Math.sqrt(3);',
    'const limit = kaimingStd(shape, options);',
  ),
  slip('xavier-without-gain', 'init.ts', '(2 * gain * gain)', '(2 * gain ** 0)'),
  // 03.2
  slip(
    'bias-left-out',
    'linear.ts',
    '        if (this.bias !== null) data[n * out + o] += this.bias.data[o];\n',
    '',
  ),
  slip(
    'bias-required',
    'linear.ts',
    'if (this.bias !== null) data[n * out + o] += this.bias.data[o];',
    'data[n * out + o] += this.bias!.data[o];',
  ),
  slip(
    'first-row-only',
    'linear.ts',
    'x.data.subarray(n * size, (n + 1) * size)',
    'x.data.subarray(0, size)',
  ),
  slip(
    'parameters-copied',
    'linear.ts',
    'this.weight = weight;',
    'this.weight = { ...weight, data: Float32Array.from(weight.data) };',
  ),
  slip(
    'input-not-checked',
    'linear.ts',
    "    if (x.shape.length !== 2 || features !== size) throw new ShapeError('Linear: x is [n, in]');\n",
    '',
  ),
  slips(
    ['weight-in-out'],
    edit(
      'linear.ts',
      'this.weight.data.subarray(o * size, (o + 1) * size)',
      'this.weight.data.filter((_, i) => i % out === o)',
    ),
    edit('linear.ts', 'const [batch, features]', 'const [batch = 1, features]'),
  ),
  // 03.3
  slip('layers-reversed', 'sequential.ts', 'this.layers.reduce(', 'this.layers.reduceRight('),
  slip(
    'training-not-passed-on',
    'sequential.ts',
    'layer.forward(value, training ?? false)',
    'layer.forward(value)',
  ),
  slip('weights-only', 'sequential.ts', '[weight, bias].filter', '[weight].filter'),
  slip(
    'inner-containers-missed',
    'sequential.ts',
    'layers.flatMap((layer) => parameters(layer))',
    'layers.flatMap(({ weight: w, bias: b }: Parts) => [w, b].filter((t) => t?.dtype === "float32") as Tensor[])',
  ),
  // 03.4
  slip(
    'kernel-mirrored',
    'conv2d.ts',
    kernel,
    'this.weight.data[(f * depth + c + 1) * kh * kw - 1 - i * kw - j]',
  ),
  slip(
    'padding-ignored',
    'conv2d.ts',
    'data.set(row, (plane * height + r + by) * width + by);',
    'data.set(row, (plane * height + r) * width);',
  ),
  slip('conv-bias-left-out', 'conv2d.ts', 'sum + (this.bias ? this.bias.data[f] : 0)', 'sum'),
  slip(
    'first-channel-only',
    'conv2d.ts',
    'for (let c = 0; c < depth; c++)',
    'for (let c = 0; c < 1; c++)',
  ),
  slip(
    'places-rounded-up',
    'conv2d.ts',
    'const w = Math.floor((width - kw) / this.stride) + 1;',
    'const w = Math.ceil((width - kw) / this.stride) + 1;',
  ),
  slip('stride-of-rows-only', 'conv2d.ts', 'column * this.stride + j', 'column + j'),
  slip('batch-flattened-too', 'conv2d.ts', 'shape: [samples, width]', 'shape: [samples * width]'),
  // 03.5
  slip(
    'sum-of-squares',
    'losses.ts',
    'squares.reduce((a, b) => a + b) / squares.length',
    'squares.reduce((a, b) => a + b)',
  ),
  slip('half', 'losses.ts', 'return difference * difference;', 'return 0.5 * difference ** 2;'),
  slip(
    'maximum-not-subtracted',
    'losses.ts',
    'row.map((z) => z - top)',
    'row.map((z) => z + 0 * top)',
  ),
  slip(
    'log-base-2',
    'losses.ts',
    'return scalar(total / n);',
    'return scalar((total / n) * Math.LOG2E);',
  ),
  slip('labels-shifted', 'losses.ts', 'shifted[label]', 'shifted.at(label - 1)!'),
  slip('sum-of-entropies', 'losses.ts', 'scalar(total / n)', 'scalar(total)'),
  slip(
    'labels-not-checked',
    'losses.ts',
    "    if (![...Array(classes).keys()].includes(label)) throw new RangeError('no such class');\n",
    '',
  ),
  slip(
    '',
    'losses.ts',
    'total += Math.log(normaliser) - shifted[label];',
    'total += normaliser - shifted[label];',
  ),
];
