import { random, ShapeError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  fans,
  kaimingNormal,
  kaimingUniform,
  type KaimingOptions,
  xavierNormal,
  xavierUniform,
} from '../src/index.ts';

const size = fc.integer({ min: 1, max: 9 });

test('fanIn is what an output sums over, fanOut what an input reaches', () => {
  fc.assert(
    fc.property(size, size, fc.array(size, { maxLength: 3 }), (outputs, inputs, kernel) => {
      const taps = kernel.reduce((product, k) => product * k, 1);
      expect(fans([outputs, inputs, ...kernel])).toEqual({
        fanIn: inputs * taps,
        fanOut: outputs * taps,
      });
    }),
    { seed: 15 },
  );
});

/** The square root of the mean square. */
function deviation({ data }: Tensor): number {
  return Math.sqrt(data.reduce((sum, w) => sum + w * w, 0) / data.length);
}

/*
 * 40,000 values: the mean square of uniform ones has a relative deviation of sqrt(4/5) / 200 = 0.45 %,
 * that of normal ones sqrt(2) / 200 = 0.71 %; their roots half of it. Five of these are below 2 %.
 */
const shape = [100, 16, 5, 5];
const [fanIn, fanOut] = [400, 2500];

const rules: readonly (readonly [string, Tensor, number])[] = [
  ['kaimingUniform', kaimingUniform(shape, random('a')), Math.sqrt(2 / fanIn)],
  ['kaimingNormal', kaimingNormal(shape, random('b')), Math.sqrt(2 / fanIn)],
  [
    'kaimingNormal with fanOut and slope 1',
    kaimingNormal(shape, random('c'), { mode: 'fanOut', slope: 1 }),
    Math.sqrt(1 / fanOut),
  ],
  [
    'kaimingUniform with slope sqrt(5)',
    kaimingUniform(shape, random('d'), { slope: Math.sqrt(5) }),
    Math.sqrt(1 / 3 / fanIn),
  ],
  ['xavierUniform', xavierUniform(shape, random('e')), Math.sqrt(2 / (fanIn + fanOut))],
  ['xavierNormal', xavierNormal(shape, random('f')), Math.sqrt(2 / (fanIn + fanOut))],
  ['xavierNormal with gain 3', xavierNormal(shape, random('g'), 3), 3 * Math.sqrt(2 / 2900)],
];

test.each(rules)('%s has the deviation that is promised', (_, weight, expected) => {
  expect(weight.shape).toEqual(shape);
  expect(deviation(weight) / expected).toBeGreaterThan(0.98);
  expect(deviation(weight) / expected).toBeLessThan(1.02);
});

function largest({ data }: Tensor): number {
  return Math.max(...data.map(Math.abs));
}

test('uniform weights fill their range, which is sqrt(3) deviations wide on each side', () => {
  const bound = Math.sqrt(6 / fanIn);
  expect(largest(kaimingUniform(shape, random(1)))).toBeLessThanOrEqual(Math.fround(bound));
  expect(largest(kaimingUniform(shape, random(1)))).toBeGreaterThan(0.999 * bound);
});

test('one number is drawn per value, in order, and the seed decides', () => {
  const source = random(3);
  const weight = kaimingUniform([2, 3], source);
  const again = random(3);
  const bound = Math.sqrt(6 / 3);
  const drawn = Array.from({ length: 6 }, () => Math.fround(again.uniform(-bound, bound)));
  expect(Array.from(weight.data)).toEqual(drawn);
  expect(source.uint32()).toBe(again.uint32());
});

const odd: KaimingOptions = { slope: NaN };

test.each([
  ['fans: the shape is [5]', () => fans([5])],
  ['fans: the shape is [5, 0]', () => xavierUniform([5, 0], random(1))],
  ['fans: the shape is [2.5, 3]', () => kaimingNormal([2.5, 3], random(1))],
])('%s: it is refused', (message, attempt) => {
  expect(attempt).toThrow(ShapeError);
  expect(attempt).toThrow(message);
});

test('a slope that is no number is refused', () => {
  expect(() => kaimingUniform([2, 2], random(1), odd)).toThrow('kaimingUniform: slope is NaN');
});
