// What the checks expect: plain formulas in float64, written without a look at the learner's side.

/** A function of one number, and its derivative. */
export interface Formula {
  readonly value: (x: number) => number;
  readonly slope: (x: number) => number;
}

/** The slope is written as a product of both sides, which has no cancellation. */
export const sigmoid: Formula = {
  value: (x) => 1 / (1 + Math.exp(-x)),
  slope: (x) => 1 / (1 + Math.exp(-x)) / (1 + Math.exp(x)),
};

export const tanh: Formula = {
  value: (x) => Math.tanh(x),
  slope: (x) => Math.cosh(x) ** -2,
};

export const geluNone: Formula = {
  value: (x) => x * normalBelow(x),
  slope: (x) => normalBelow(x) + x * density(x),
};

const ROOT = Math.sqrt(2 / Math.PI);

export const geluTanh: Formula = {
  value: (x) => x * sigmoid.value(2 * bent(x)),
  slope: (x) =>
    sigmoid.value(2 * bent(x)) + 2 * x * ROOT * (1 + 0.134145 * x * x) * sigmoid.slope(2 * bent(x)),
};

/** The argument of tanh; (1 + tanh u) / 2 is sigmoid(2u). */
function bent(x: number): number {
  return ROOT * (x + 0.044715 * x * x * x);
}

function density(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/**
 * The probability that a standard normal number is below x: 1/2 plus the density times
 * x + x^3/3 + x^5/15 + ..., a series of terms of one sign. Beyond 8 deviations it is 0 or 1 to 1e-15.
 *
 * Source: G. Marsaglia, Evaluating the Normal Distribution, Journal of Statistical Software 11 (2004).
 */
export function normalBelow(x: number): number {
  if (Math.abs(x) > 8) return x > 0 ? 1 : 0;
  let [term, sum] = [x, x];
  for (let n = 3; Math.abs(term) > 1e-18; n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return 0.5 + sum * density(x);
}

/** The softmax of every row. */
export function softmaxRows(data: Float32Array, classes: number): Float64Array {
  const result = new Float64Array(data.length);
  for (let start = 0; start < data.length; start += classes) {
    const row = data.subarray(start, start + classes);
    const largest = row.reduce((a, b) => Math.max(a, b), -Infinity);
    const powers = Float64Array.from(row, (value) => Math.exp(value - largest));
    const total = powers.reduce((a, b) => a + b, 0);
    powers.forEach((power, i) => {
      result[start + i] = power / total;
    });
  }
  return result;
}
