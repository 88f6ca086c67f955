import { random, zeros } from '@tito/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  activationBytes,
  Conv2d,
  convOutputSize,
  crossEntropy,
  denseOverConv,
  Linear,
  mlpParameters,
  ops,
  gradients,
  parameters,
  receptiveField,
  Sequential,
  signalDeviation,
  untrainedLoss,
} from '../src/index.ts';
import type { ConvStep } from '../src/contract.ts';

const few = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

test('mlpParameters counts what the layers hold', () => {
  fc.assert(
    fc.property(fc.array(few(1, 9), { minLength: 2, maxLength: 5 }), (sizes) => {
      const layers = sizes.slice(1).map((size, i) => Linear.init(sizes[i], size, random(1)));
      const held = parameters(new Sequential(layers)).reduce((sum, p) => sum + p.data.length, 0);
      expect(mlpParameters(sizes)).toBe(held);
    }),
    { seed: 3 },
  );
});

test('convOutputSize is what comes out of a Conv2d', () => {
  fc.assert(
    fc.property(few(1, 12), few(1, 4), few(1, 3), few(0, 2), (size, kernel, stride, padding) => {
      const layer = new Conv2d(zeros([1, 1, kernel, 1]), null, { stride, padding });
      const run = (): number => layer.forward(zeros([1, 1, size, 1])).shape[2];
      if (size + 2 * padding < kernel) {
        expect(() => convOutputSize(size, kernel, stride, padding)).toThrow(RangeError);
      } else expect(convOutputSize(size, kernel, stride, padding)).toBe(run());
    }),
    { seed: 3 },
  );
});

/** The pixels that have a gradient from the one output of a stack of convolutions of ones. */
function seen(steps: readonly ConvStep[], size: number): number {
  const model = new Sequential(
    steps.map(({ kernel, stride }) => {
      const weight = zeros([1, 1, kernel, 1]);
      weight.data.fill(1);
      return new Conv2d(weight, null, { stride });
    }),
  );
  const x = zeros([1, 1, size, 1]);
  const result = gradients(() => ops.sum(model.forward(x)), [x]);
  return result.gradients[0].data.filter((g) => g !== 0).length;
}

test('the receptive field is what one output has a gradient from, if strides leave no gaps', () => {
  const step = fc.record({ kernel: few(2, 4), stride: few(1, 2) });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 3 }), (steps) => {
      const field = receptiveField(steps);
      expect(seen(steps, field)).toBe(field);
    }),
    { seed: 3 },
  );
});

test('an untrained loss is that of equal logits', () => {
  expect(untrainedLoss(7)).toBeCloseTo(crossEntropy(zeros([3, 7]), [0, 3, 6]).data[0], 6);
});

test('closed forms', () => {
  expect(denseOverConv(28, 28, 7)).toBe(112 ** 2);
  expect(signalDeviation(0.1, 100, 50)).toBeCloseTo(1, 12);
  expect(signalDeviation(0.5, 16, 2)).toBe(4);
  expect(activationBytes([[2, 3], [5]], 10)).toBe(4 * 10 * 11);
});
