import { erfc } from './erfc.ts';

/** A function of one number, in float64, and its derivative. */
export interface Curve {
  readonly value: (x: number) => number;
  readonly slope: (x: number) => number;
}

/** The derivative of max(x, 0): 0 at 0, as in PyTorch. */
export function reluSlope(x: number): number {
  return x <= 0 ? 0 : 1;
}

/** 1 / (1 + exp(-x)). Where exp(-x) overflows, 1 / Infinity is the 0 that is wanted. */
export const sigmoidCurve: Curve = {
  value: (x) => 1 / (1 + Math.exp(-x)),
  // As y (1 - y), but y rounds to 1 long before 1 - y is nothing.
  slope: (x) => {
    const e = Math.exp(-Math.abs(x));
    return e / (1 + e) ** 2;
  },
};

/** tanh(x), with derivative 1 / cosh(x)^2: 1 - tanh(x)^2 without its cancellation. */
export const tanhCurve: Curve = {
  value: (x) => Math.tanh(x),
  slope: (x) => 1 / Math.cosh(x) ** 2,
};

/** x times the probability that a standard normal number is below x. */
export const geluCurve: Curve = {
  value: (x) => x * normalBelow(x),
  slope: (x) => normalBelow(x) + x * (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)),
};

const ROOT = Math.sqrt(2 / Math.PI);
const CUBIC = 0.044715;

/**
 * x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2: at most 4.8e-4 from `geluCurve`.
 *
 * Source: Hendrycks and Gimpel 2016 (arXiv:1606.08415).
 */
export const geluTanhCurve: Curve = {
  value: (x) => (x / 2) * (1 + Math.tanh(inner(x))),
  slope: (x) => {
    const inside = ROOT * (1 + 3 * CUBIC * x * x);
    return (1 + Math.tanh(inner(x)) + (x * inside) / Math.cosh(inner(x)) ** 2) / 2;
  },
};

function inner(x: number): number {
  return ROOT * (x + CUBIC * x ** 3);
}

/** The probability that a standard normal number is below x. */
export function normalBelow(x: number): number {
  return erfc(-x / Math.SQRT2) / 2;
}
