// What training computes with the kernels that an application may choose. nn itself knows none.
import { plainKernels, useKernels } from '@tito/kernels';
import type { Kernels } from '@tito/kernels';
import { loadKernels } from '@tito/kernels/wasm';
import { fromData, random, tensor } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { expect, test } from 'vitest';
import {
  accuracy,
  drawDigits,
  gradients,
  Linear,
  ops,
  parameters,
  ReLU,
  Sequential,
  train,
} from '../src/index.ts';

const tiers: readonly (readonly [string, Kernels])[] = [
  ['simd128', loadKernels({ tier: 'simd128' })],
  [`the best one, deterministic`, loadKernels({ deterministic: true })],
  ['the best one', loadKernels()],
];

function using<T>(kernels: Kernels, work: () => T): T {
  const before = useKernels(kernels);
  try {
    return work();
  } finally {
    useKernels(before);
  }
}

/** Small whole numbers, whose sums of products every kernel gives exactly. */
function whole(shape: readonly number[], label: string): Tensor {
  const source = random(label);
  const length = shape.reduce((a, b) => a * b, 1);
  const values = Float32Array.from({ length }, () => Math.floor(source.uniform(-8, 8)));
  return fromData(values, shape);
}

function forwardAndBackward(): unknown {
  const [x, w, b] = [whole([13, 30], 'x'), whole([17, 30], 'w'), whole([17], 'b')];
  const layer = new Linear(w, b);
  return gradients(() => ops.sum(ops.mul(layer.forward(x), layer.forward(x))), [x, w, b]);
}

test.each(tiers)('%s: a layer and its gradients are those of plain TypeScript', (_, kernels) => {
  const expected = using(plainKernels, forwardAndBackward);
  expect(using(kernels, forwardAndBackward)).toEqual(expected);
});

const digits = drawDigits({ count: 400, seed: 'train' });

function trained(kernels: Kernels): Sequential {
  const source = random(1);
  const model = new Sequential([
    Linear.init(256, 24, source),
    new ReLU(),
    Linear.init(24, 10, source),
  ]);
  using(kernels, () => {
    train(model, digits, { epochs: 4, batchSize: 20, learningRate: 0.1, random: source });
  });
  return model;
}

test.each(tiers)('%s: a model learns', (_, kernels) => {
  expect(accuracy(trained(kernels), digits)).toBeGreaterThan(0.8);
});

test('deterministic kernels of different tiers train the same weights, to the bit', () => {
  const weights = tiers
    .filter(([, { deterministic }]) => deterministic)
    .map(([, kernels]) => parameters(trained(kernels)));
  expect(weights.length).toBeGreaterThan(1);
  for (const other of weights.slice(1)) expect(other).toEqual(weights[0]);
});

test('a product of tensors is that of the kernels in use', () => {
  const [, kernels] = tiers[0];
  const source = random('bits');
  const x = tensor(
    Float32Array.from({ length: 70 }, () => source.uniform(-1, 1)),
    [7, 10],
  );
  const w = tensor(
    Float32Array.from({ length: 110 }, () => source.uniform(-1, 1)),
    [11, 10],
  );
  const out = new Float32Array(77);
  kernels.gemm(7, 11, 10, x.data, false, w.data, true, out);
  expect([...using(kernels, () => new Linear(w).forward(x)).data]).toEqual([...out]);
});
