import { plainKernels, useKernels } from '@tito/kernels';
import type { Kernels } from '@tito/kernels';
import { Linear, ReLU, Sequential } from '@tito/nn';
import { fromData, random, randomNormal } from '@tito/tensor';
import { expect, test } from 'vitest';
import {
  calibrate,
  dequantizeInt8,
  dynamicQuantizeLinear,
  matmulInt8,
  matmulInteger,
  quantizeInt8,
  quantizeModel,
  quantizePerChannel,
  QuantizedLinear,
} from '../src/index.ts';
import { fastTiers } from './support/tiers.ts';

function using<T>(kernels: Kernels, work: () => T): T {
  const before = useKernels(kernels);
  try {
    return work();
  } finally {
    useKernels(before);
  }
}

const x = randomNormal([37, 90], random('tiers'));
const linear = Linear.init(90, 21, random('linear'));
const many = randomNormal([200, 100], random('many'));

const works: readonly (readonly [string, () => unknown])[] = [
  ['quantizeInt8 and back', () => [quantizeInt8(many), dequantizeInt8(quantizeInt8(many))]],
  ['quantizePerChannel', () => [quantizePerChannel(x, 0), quantizePerChannel(x, 1)]],
  ['calibrate', () => [99.9, 95, 100].map((percentile) => calibrate([x, many], { percentile }))],
  ['calibrate, symmetric', () => calibrate([many], { percentile: 99.9, scheme: 'symmetric' })],
  [
    'matmulInt8 with zero points',
    () => {
      const a = fromData(quantizeInt8(x).data, [37, 90]);
      const b = fromData(quantizeInt8(many).data.slice(0, 90 * 13), [90, 13]);
      return matmulInt8(a, b, { aZeroPoint: -7, bZeroPoint: 100 });
    },
  ],
  [
    'matmulInteger of dynamically quantized codes',
    () => {
      const { y, zeroPoint } = dynamicQuantizeLinear(x);
      return matmulInteger(y, fromData(y.data.slice(0, 90 * 5), [90, 5]), zeroPoint, 3);
    },
  ],
  ['a dynamic layer', () => new QuantizedLinear(linear).forward(x)],
  [
    'a static layer',
    () => new QuantizedLinear(linear, { scale: Math.fround(0.02), zeroPoint: 5 }).forward(x),
  ],
];

test.each(
  fastTiers.flatMap(([tier, kernels]) =>
    works.map(([what, work]) => ({ tier, kernels, what, work })),
  ),
)('$tier: $what has the bits of plain TypeScript', ({ kernels, work }) => {
  expect(using(kernels, work)).toEqual(using(plainKernels, work));
});

test.each(fastTiers)('%s: a layer follows the kernels that are in use', (_, kernels) => {
  const layer = new QuantizedLinear(linear);
  const expected = layer.forward(x);
  expect(using(kernels, () => layer.forward(x))).toEqual(expected);
  expect(layer.forward(x)).toEqual(expected);
});

test.each(fastTiers)(
  '%s: a quantized model, whose float layers are its own, agrees',
  (_, kernels) => {
    const model = new Sequential([linear, new ReLU(), Linear.init(21, 10, random('output'))]);
    const { model: quantized } = quantizeModel(model, [x]);
    const expected = quantized.forward(x);
    expect(using(kernels, () => quantized.forward(x))).toEqual(expected);
  },
);
