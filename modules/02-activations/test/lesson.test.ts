// What this lesson alone claims. What holds for every lesson is in grader/test/support/module-laws.ts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GELU, reluZeroShare, Sigmoid, Tanh, type Activation } from '@tito/nn';
import { tensor } from '@tito/tensor';
import { expect, test } from 'vitest';
import { explore } from '../stubs/explore.ts';

/** The lesson as one line of words: a sentence may be broken anywhere. */
const words = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8').replaceAll(
  /\s+/g,
  ' ',
);

/** Points from -8 to 8, a hundredth apart. */
const points = Array.from({ length: 1601 }, (_, i) => (i - 800) / 100);

function valuesOf(activation: Activation): readonly number[] {
  return [...activation.forward(tensor(points)).data];
}

/** The largest distance between two lists, and where it is. */
function furthest(a: readonly number[], b: readonly number[]): { distance: number; at: number } {
  const distances = a.map((value, i) => Math.abs(value - b[i]));
  const distance = Math.max(...distances);
  return { distance, at: Math.abs(points[distances.indexOf(distance)]) };
}

test('the forms of GELU are as far apart as the lesson says', () => {
  const exact = valuesOf(new GELU());
  const tanh = furthest(exact, valuesOf(new GELU('tanh')));
  expect(words).toContain(
    `up to ${tanh.distance.toExponential(1)} apart, at x = ±${tanh.at.toFixed(2)}`,
  );
  const logistic = furthest(
    exact,
    points.map((x) => x / (1 + Math.exp(-1.702 * x))),
  );
  expect(words).toContain(
    `up to ${logistic.distance.toFixed(4)} from the exact one (at x = ±${logistic.at})`,
  );
  expect(words).toContain(`It is ${logistic.distance.toFixed(2)} off, which is forty times`);
  expect(Math.round(logistic.distance / tanh.distance / 10)).toBe(4);
  expect(Math.min(...exact).toFixed(2)).toBe('-0.17');
});

test('what is near a sigmoid is as far off as the lesson says', () => {
  const sigmoid = valuesOf(new Sigmoid());
  const hard = furthest(
    sigmoid,
    points.map((x) => Math.min(1, Math.max(0, 0.2 * x + 0.5))),
  );
  expect(words).toContain(`up to ${hard.distance.toFixed(3)} off, at x = ±${hard.at}`);
  const clipped = 1 - new Sigmoid().forward(tensor([5])).data[0];
  expect(words).toContain(`by up to ${clipped.toFixed(4)},`);
});

test.each([
  ['1/4', new Sigmoid(), 0.25],
  ['1', new Tanh(), 1],
  ['1.13', new GELU(), 1.13],
])('the largest slope in the table is %s', (_, activation, expected) => {
  const slopes = [...activation.derivative(tensor(points)).data];
  expect(Number(Math.max(...slopes).toFixed(2))).toBe(expected);
});

test('tanh has hardly any slope beyond 2', () => {
  expect(new Tanh().derivative(tensor([2])).data[0]).toBeLessThan(0.08);
});

test('the formula for erf that the lesson gives is as good as it says', () => {
  const [a, b, c, d, e, p] = [
    '0.254829592',
    '0.284496736',
    '1.421413741',
    '1.453152027',
    '1.061405429',
    '0.3275911',
  ].map((text) => {
    expect(words).toContain(text);
    return Number(text);
  });
  const errors = points.map((x) => {
    const t = 1 / (1 + p * Math.abs(x));
    const erf = 1 - (a * t - b * t ** 2 + c * t ** 3 - d * t ** 4 + e * t ** 5) * Math.exp(-x * x);
    // Half of 1 + erf(x) is the share of zeros of a mean of -x sqrt 2.
    return erf - (2 * reluZeroShare(-Math.SQRT2 * Math.abs(x), 1) - 1);
  });
  expect(Math.max(...errors.map(Math.abs))).toBeLessThan(1.5e-7);
});

test('numbers end where the lesson says', () => {
  expect(Math.log(Number.MAX_VALUE).toFixed(4)).toMatch(/^709\.7/);
  expect(Math.log((2 - 2 ** -23) * 2 ** 127).toFixed(1)).toBe('88.7');
  expect(words).toContain('Float64 ends at exp(709.7), float32 already at exp(88.7)');
});

test('the program that is given says which task it waits for', () => {
  expect(() => explore()).toThrow(/^task 02\.\d is not written yet/);
});
