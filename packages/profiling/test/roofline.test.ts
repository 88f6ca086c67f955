import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roofline } from '../src/index.ts';

const positive = fc.double({ min: 1e-3, max: 1e6, noNaN: true });

test('the least time is that of the slower of the two, and what is attained follows from it', () => {
  fc.assert(
    fc.property(positive, positive, positive, positive, (flops, bytes, rate, bandwidth) => {
      const peaks = { gflopsPerSecond: rate, gigabytesPerSecond: bandwidth };
      const found = roofline({ flops, bytes }, peaks);
      const [compute, memory] = [flops / rate / 1e6, bytes / bandwidth / 1e6];
      expect(found.minMs).toBeCloseTo(Math.max(compute, memory), 9);
      expect(found.bound).toBe(found.intensity < found.ridge ? 'memory' : 'compute');
      expect(found.attainableGflopsPerSecond).toBeLessThanOrEqual(rate);
      const attained = flops / found.minMs / 1e6;
      expect(found.attainableGflopsPerSecond / attained).toBeCloseTo(1, 9);
    }),
    { seed: 14 },
  );
});

const peaks = { gflopsPerSecond: 100, gigabytesPerSecond: 20 };

test('at the ridge both take the same time, and the bound is called compute', () => {
  expect(roofline({ flops: 50, bytes: 10 }, peaks)).toEqual({
    intensity: 5,
    ridge: 5,
    bound: 'compute',
    attainableGflopsPerSecond: 100,
    minMs: 5e-7,
  });
});

test('work without arithmetic takes the time of its bytes', () => {
  expect(roofline({ flops: 0, bytes: 20e6 }, peaks)).toMatchObject({ bound: 'memory', minMs: 1 });
});

test.each([
  ['flops is -1', () => roofline({ flops: -1, bytes: 1 }, peaks)],
  ['flops is NaN', () => roofline({ flops: NaN, bytes: 1 }, peaks)],
  ['bytes is 0', () => roofline({ flops: 1, bytes: 0 }, peaks)],
  ['bytes is Infinity', () => roofline({ flops: 1, bytes: Infinity }, peaks)],
  [
    'gflopsPerSecond is 0',
    () => roofline({ flops: 1, bytes: 1 }, { ...peaks, gflopsPerSecond: 0 }),
  ],
  [
    'gigabytesPerSecond is -2',
    () => roofline({ flops: 1, bytes: 1 }, { ...peaks, gigabytesPerSecond: -2 }),
  ],
])('%s is refused', (what, attempt) => {
  expect(attempt).toThrow(RangeError);
  expect(attempt).toThrow(`roofline: ${what}: a finite number`);
});
