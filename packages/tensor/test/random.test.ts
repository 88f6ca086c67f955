import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mean, minMax, random, randomNormal, randomUniform, square, sub } from '../src/index.ts';
import type { Random } from '../src/index.ts';
import { fixed } from './arbitraries.ts';

const draw = (source: Random, count: number): number[] =>
  Array.from({ length: count }, () => source.uint32());

const golden = [
  { name: 'seed 0', source: random(0), words: [540051500, 3933367314, 689759679, 1304316825] },
  { name: 'seed 1', source: random(1), words: [1410034395, 2379402740, 2439739266, 266978668] },
  {
    name: 'seed -1.5',
    source: random(-1.5),
    words: [860347817, 1740184463, 2736659013, 1259357091],
  },
  { name: "'tito'", source: random('tito'), words: [502435063, 3542002533, 683820354, 3392915247] },
  {
    name: "'Größe'",
    source: random('Größe'),
    words: [1783233268, 2196549242, 302164499, 2080115236],
  },
  {
    name: "'tito' forked for 'weights'",
    source: random('tito').fork('weights'),
    words: [1962886224, 2687474321, 3834793245, 2239642815],
  },
];

test.each(golden)('the stream of $name is fixed for all time', ({ source, words }) => {
  expect(draw(source, 4)).toEqual(words);
});

test('so is every kind of draw', () => {
  const source = random('tito');
  expect(source.uniform()).toBe(0.11698222160339355);
  expect(source.uniform(-1, 1)).toBe(0.6493734121322632);
  expect(source.integer(10)).toBe(4);
  expect(source.normal()).toBe(-0.3289691689424217);
  expect(source.normal(2, 0.5)).toBe(1.9164604538818821);
  expect(source.shuffle([0, 1, 2, 3, 4, 5, 6, 7])).toEqual([1, 7, 0, 5, 3, 6, 2, 4]);
});

/** Pearson's statistic against the flat distribution over the bins. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((total, count) => total + count, 0) / counts.length;
  return counts.reduce((total, count) => total + (count - expected) ** 2 / expected, 0);
}

/** Six standard deviations above the mean of chi-square with bins - 1 degrees of freedom. */
const chiBound = (bins: number): number => bins - 1 + 6 * Math.sqrt(2 * (bins - 1));

function histogram(bins: number, count: number, next: () => number): number[] {
  const counts = Array.from({ length: bins }, () => 0);
  for (let i = 0; i < count; i++) counts[next()]++;
  return counts;
}

test('every byte of a word is uniform', () => {
  for (const shift of [0, 8, 16, 24]) {
    const source = random('bytes');
    const counts = histogram(256, 65_536, () => (source.uint32() >>> shift) & 255);
    expect(chiSquare(counts)).toBeLessThan(chiBound(256));
  }
});

test('successive pairs are uniform over the square', () => {
  const source = random('pairs');
  const counts = histogram(1024, 65_536, () => source.integer(32) * 32 + source.integer(32));
  expect(chiSquare(counts)).toBeLessThan(chiBound(1024));
});

test('the first words of neighbouring seeds are uniform', () => {
  let seed = 0;
  const counts = histogram(256, 65_536, () => random(seed++).uint32() >>> 24);
  expect(chiSquare(counts)).toBeLessThan(chiBound(256));
});

test.each([3, 6, 10, 1000, 3 * 2 ** 30])('integer(%d) is uniform over thirds of its range', (n) => {
  const source = random(`integer ${n}`);
  const bins = n < 1000 ? n : 3;
  const counts = histogram(bins, 60_000, () => Math.floor((source.integer(n) / n) * bins));
  expect(chiSquare(counts)).toBeLessThan(chiBound(bins));
});

test('integer covers its range and no more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.integer(), (n, seed) => {
      const value = random(seed).integer(n);
      expect(Number.isInteger(value) && value >= 0 && value < n).toBe(true);
    }),
    fixed,
  );
  expect(random(1).integer(1)).toBe(0);
  expect(random(1).integer(2 ** 32)).toBe(random(1).uint32());
});

test('uniform numbers are multiples of 2^-24 in [0, 1), hence exact in float32', () => {
  const source = random('exact');
  for (let i = 0; i < 10_000; i++) {
    const value = source.uniform();
    expect(value >= 0 && value < 1 && Number.isInteger(value * 2 ** 24)).toBe(true);
    expect(Math.fround(value)).toBe(value);
  }
});

test('uniform(low, high) stretches the same stream', () => {
  expect(random(7).uniform(-2, 6)).toBe(-2 + 8 * random(7).uniform());
});

test('normal numbers have mean 0, variance 1, no skew, the kurtosis of twelve uniforms, and end at 6', () => {
  const count = 100_000;
  const x = randomNormal([count], random('moments'));
  const moment = (power: number): number =>
    x.data.reduce((total, value) => total + value ** power, 0) / count;
  // Six standard errors, from the moments of the Irwin–Hall sum: kurtosis 2.9, sixth moment below 15.
  expect(Math.abs(moment(1))).toBeLessThan(6 * Math.sqrt(1 / count));
  expect(Math.abs(moment(2) - 1)).toBeLessThan(6 * Math.sqrt(1.9 / count));
  expect(Math.abs(moment(3))).toBeLessThan(6 * Math.sqrt(15 / count));
  expect(Math.abs(moment(4) - 2.9)).toBeLessThan(6 * Math.sqrt(105 / count));
  const [low, high] = minMax(x);
  expect(low > -6 && high < 6).toBe(true);
});

test('normal(mean, deviation) shifts and scales the same stream', () => {
  expect(random(7).normal(10, 3)).toBe(10 + 3 * random(7).normal());
});

test('the tensor generators consume the stream in row-major order', () => {
  const source = random(3);
  const expected = Float32Array.from({ length: 6 }, () => source.uniform(-1, 1));
  expect(randomUniform([2, 3], random(3), -1, 1)).toEqual({
    dtype: 'float32',
    shape: [2, 3],
    data: expected,
  });
});

test('a shuffle is a permutation, in place', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (values, seed) => {
      const array = [...values];
      expect(random(seed).shuffle(array)).toBe(array);
      expect(array.toSorted((a, b) => a - b)).toEqual(values.toSorted((a, b) => a - b));
    }),
    fixed,
  );
});

test('all 24 orders of four things are equally likely', () => {
  const source = random('orders');
  const seen = new Map<string, number>();
  for (let i = 0; i < 24_000; i++) {
    const order = source.shuffle([0, 1, 2, 3]).join('');
    seen.set(order, (seen.get(order) ?? 0) + 1);
  }
  expect(seen.size).toBe(24);
  expect(chiSquare([...seen.values()])).toBeLessThan(chiBound(24));
});

test('a fork neither disturbs its parent nor depends on how far it was read', () => {
  const parent = random('parent');
  const early = draw(parent.fork('child'), 8);
  const first = draw(parent, 8);
  expect(draw(parent.fork('child'), 8)).toEqual(early);
  expect(first).toEqual(draw(random('parent'), 8));
});

test('streams of different seeds and labels differ, however the text is cut', () => {
  const streams = [
    random(1),
    random('1'),
    random('a'),
    random('ab'),
    random('a').fork('b'),
    random('a').fork('b').fork('c'),
    random('a').fork('bc'),
    random('a').fork('b/1:c'),
    random('a').fork(''),
    random('string 1:a/1:b'),
    random('a\u0000'),
  ];
  const firsts = streams.map((source) => draw(source, 4).join());
  expect(new Set(firsts).size).toBe(streams.length);
});

test('parent and forks are uncorrelated', () => {
  const count = 50_000;
  const parent = random('family');
  const family = [parent, parent.fork('0'), parent.fork('1'), parent.fork('0').fork('0')].map(
    (source) => randomUniform([count], source),
  );
  for (const [i, a] of family.entries()) {
    for (const b of family.slice(i + 1)) {
      // The mean squared difference of independent uniforms is 1/6, its term's deviation sqrt(7/180).
      const apart = mean(square(sub(a, b))).data[0];
      expect(Math.abs(apart - 1 / 6)).toBeLessThan(6 * Math.sqrt(7 / 180 / count));
    }
  }
});
