import { Dropout, Linear, ReLU, Sequential } from '@tito/nn';
import { random, ShapeError, sizeOf, zeros } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conv2dMacs, countWork, type Forward } from '../src/index.ts';

const size = fc.integer({ min: 1, max: 9 });

/** What a Linear does, multiplication by multiplication. */
function multiplications(n: number, inputs: number, outputs: number): number {
  let count = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < outputs; j++) {
      for (let k = 0; k < inputs; k++) count++;
    }
  }
  return count;
}

test('a Linear does as many MACs as its loops multiply, with or without bias', () => {
  fc.assert(
    fc.property(size, size, size, fc.boolean(), (n, inputs, outputs, withBias) => {
      const layer = new Linear(zeros([outputs, inputs]), withBias ? zeros([outputs]) : null);
      const { perBatch, layers } = countWork(layer, zeros([n, inputs]));
      const macs = multiplications(n, inputs, outputs);
      const moved = n * (inputs + outputs) + outputs * inputs + (withBias ? outputs : 0);
      expect(perBatch).toEqual({ macs, flops: 2 * macs, bytes: 4 * moved });
      expect(layers).toEqual([
        { at: [], inputShape: [n, inputs], outputShape: [n, outputs], ...perBatch },
      ]);
    }),
    { seed: 14 },
  );
});

const mlp = new Sequential([
  Linear.init(4, 3, random(1)),
  new ReLU(),
  Linear.init(3, 2, random(2)),
]);

test.each([1, 7])('operations per sample do not depend on the batch: %d', (n) => {
  const { samples, perSample, perBatch } = countWork(mlp, zeros([n, 4]));
  expect(samples).toBe(n);
  expect(perSample.flops).toBe(24 + 3 + 12);
  expect(perBatch.flops).toBe(n * (24 + 3 + 12));
  expect(perBatch.macs).toBe(n * (12 + 6));
  // Input and output once per sample, the weights once per batch.
  expect(perBatch.bytes).toBe(4 * (n * (4 + 3 + 3 + 3 + 3 + 2) + 15 + 8));
  expect(perSample.bytes).toBe(perBatch.bytes / n);
});

test('layers are told by their place in nested containers, in the order of the pass', () => {
  const nested = new Sequential([new ReLU(), new Sequential([mlp, new ReLU()])]);
  const { layers } = countWork(nested, zeros([2, 4]));
  expect(layers.map(({ at }) => at)).toEqual([[0], [1, 0, 0], [1, 0, 1], [1, 0, 2], [1, 1]]);
  expect(layers.map(({ inputShape }) => inputShape[1])).toEqual([4, 4, 3, 3, 2]);
});

/** A layer of another package: codes of one byte, and none of our classes. */
const int8Layer = {
  weight: { data: new Int8Array(12), shape: [3, 4], scales: new Float32Array(3), axis: 0 },
  forward: (x: Tensor): Tensor => zeros([x.shape[0], 3]),
};

test('int8 codes do the operations of the float layer, and move fewer bytes', () => {
  const float = countWork(new Linear(zeros([3, 4])), zeros([5, 4])).perBatch;
  const int8 = countWork(int8Layer, zeros([5, 4])).perBatch;
  expect([int8.macs, int8.flops]).toEqual([float.macs, float.flops]);
  expect(float.bytes - int8.bytes).toBe(4 * 12 - 12 - 4 * 3);
});

/** A convolution by its shapes alone. */
function convolution(out: number, filter: readonly number[], side: number): Forward {
  const weight = zeros([out, ...filter]);
  const forward = (x: Tensor): Tensor => zeros([x.shape[0], out, side, side]);
  return Object.assign({ forward }, { weight });
}

test('a convolution does one MAC per output value and element of a filter', () => {
  const cnn = new Sequential([convolution(2, [1, 3, 3], 6), convolution(3, [2, 3, 3], 4)]);
  const { perSample, layers } = countWork(cnn, zeros([7, 1, 8, 8]));
  const [first, second] = [6 * 6 * 9 * 1 * 2, 4 * 4 * 9 * 2 * 3];
  expect(perSample.flops).toBe(2 * (first + second));
  const answer = {
    input: [2, 6, 6],
    outChannels: 3,
    kernel: [3, 3],
    stride: 1,
    padding: 0,
  } as const;
  expect(layers[1].macs).toBe(7 * conv2dMacs(answer));
  expect(sizeOf(layers[1].outputShape)).toBe(7 * 3 * 16);
});

test('a layer that hands on what it was given does nothing', () => {
  const [work] = countWork(new Dropout(0.5, random(1)), zeros([2, 3])).layers;
  expect(work).toMatchObject({ macs: 0, flops: 0, bytes: 0 });
});

test.each([[[]], [[0, 4]]])('x of shape %j is refused', (shape) => {
  expect(() => countWork(mlp, zeros(shape))).toThrow(ShapeError);
  expect(() => countWork(mlp, zeros(shape))).toThrow(
    `countWork: x is [${shape.join(', ')}]: a batch of at least one sample is needed`,
  );
});
