import { random, zeros } from '@tito/tensor';
import { Linear } from '@tito/nn';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  amdahlSpeedup,
  computeBoundBatch,
  conv2dMacs,
  countWork,
  runsPerSample,
  samplesToSee,
  trainingBytes,
  weightBoundRate,
} from '../src/index.ts';

const few = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

test('conv2dMacs counts what a loop over all filter positions multiplies', () => {
  fc.assert(
    fc.property(
      few(1, 3),
      few(3, 9),
      few(3, 9),
      few(1, 3),
      few(1, 3),
      few(1, 3),
      few(0, 2),
      (c, h, w, o, k, stride, padding) => {
        let macs = 0;
        for (let y = 0; y + k <= h + 2 * padding; y += stride) {
          for (let x = 0; x + k <= w + 2 * padding; x += stride) macs += o * c * k * k;
        }
        const size = { input: [c, h, w], outChannels: o, kernel: [k, k], stride, padding } as const;
        expect(conv2dMacs(size)).toBe(macs);
      },
    ),
    { seed: 14 },
  );
});

test('computeBoundBatch is the first batch whose intensity, as counted, reaches the ridge', () => {
  fc.assert(
    fc.property(
      few(40, 60),
      few(40, 60),
      fc.double({ min: 1, max: 9, noNaN: true }),
      (i, o, ridge) => {
        const layer = Linear.init(i, o, random(1), { bias: false });
        const intensity = (n: number): number => {
          const { flops, bytes } = countWork(layer, zeros([n, i])).perBatch;
          return flops / bytes;
        };
        const n = computeBoundBatch(i, o, ridge);
        expect(intensity(n)).toBeGreaterThanOrEqual(ridge * (1 - 1e-12));
        if (n > 1) expect(intensity(n - 1)).toBeLessThan(ridge);
      },
    ),
    { seed: 14, numRuns: 50 },
  );
});

test('where even an endless batch stays below the ridge, there is no answer', () => {
  expect(computeBoundBatch(100, 100, 24)).toBe(1200);
  expect(() => computeBoundBatch(100, 100, 25)).toThrow(
    'computeBoundBatch: no batch reaches 25 FLOPs per byte with 100 x 100 weights',
  );
});

test('samplesToSee is the fewest that suffice', () => {
  fc.assert(
    fc.property(few(1, 60), few(50, 99), (rare, sure) => {
      const [fraction, confidence] = [rare / 100, sure / 100];
      const n = samplesToSee(fraction, confidence);
      expect(1 - (1 - fraction) ** n).toBeGreaterThanOrEqual(confidence - 1e-12);
      if (n > 1) expect(1 - (1 - fraction) ** (n - 1)).toBeLessThan(confidence);
    }),
    { seed: 14 },
  );
  expect(() => samplesToSee(0, 0.5)).toThrow('samplesToSee: fraction is 0');
  expect(() => samplesToSee(0.5, 1)).toThrow('samplesToSee: confidence is 1');
});

test('runsPerSample bounds the error, and is at least 1', () => {
  expect(runsPerSample(3, 0.1, 1)).toBe(4);
  expect(runsPerSample(1000, 0.1, 1)).toBe(1);
});

test('a part that takes all the time makes the whole as much faster, one that takes none nothing', () => {
  expect(amdahlSpeedup(1, 7)).toBe(7);
  expect(amdahlSpeedup(0, 7)).toBe(1);
  expect(amdahlSpeedup(0.5, 1e12)).toBeCloseTo(2, 9);
});

test('bytes of training, and the rate that weights allow', () => {
  expect(trainingBytes(10, 0)).toBe(80);
  expect(weightBoundRate(1e9, 4, 20)).toBe(5);
});
