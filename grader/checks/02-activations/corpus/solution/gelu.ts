import { map } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { Activation, GELUForm } from '@tito/nn/contract';

/** Task 02.4. */
export class GELU implements Activation {
  readonly approximate: GELUForm;

  constructor(approximate: GELUForm = 'none') {
    if (approximate !== 'none' && approximate !== 'tanh') {
      throw new RangeError(`GELU: ${String(approximate)} is no form; use 'none' or 'tanh'`);
    }
    this.approximate = approximate;
  }

  forward(x: Tensor): Tensor {
    const below = this.approximate === 'tanh' ? tanhBelow : normalBelow;
    return map(x, (value) => value * below(value));
  }

  derivative(x: Tensor): Tensor {
    return map(x, this.approximate === 'tanh' ? tanhSlope : normalSlope);
  }
}

/** The probability that a standard normal number is below x. */
function normalBelow(x: number): number {
  return 0.5 * (1 + erf(x / Math.SQRT2));
}

function normalSlope(x: number): number {
  const density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  return normalBelow(x) + x * density;
}

/** Abramowitz and Stegun 7.1.26. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const polynomial =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - polynomial * Math.exp(-x * x));
}

const root = Math.sqrt(2 / Math.PI);

function tanhBelow(x: number): number {
  return 0.5 * (1 + Math.tanh(root * (x + 0.044715 * x ** 3)));
}

function tanhSlope(x: number): number {
  const curve = Math.tanh(root * (x + 0.044715 * x ** 3));
  const inside = root * (1 + 3 * 0.044715 * x ** 2);
  return 0.5 * (1 + curve) + 0.5 * x * (1 - curve * curve) * inside;
}
