import {
  add,
  allocate,
  exp,
  fromData,
  log,
  map,
  matmul,
  max,
  maximum,
  mul,
  sub,
  sum,
} from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { type Curve, geluCurve, geluTanhCurve, sigmoidCurve, tanhCurve } from '../curves.ts';
import type { GELUForm } from '../layer.ts';
import { requireLastAxis, softmaxValues } from '../softmax.ts';
import { record } from './tape.ts';

/** x weight^T + bias for x [n, in], weight [out, in], bias [out]: [n, out]; differentiable. */
export function linear(x: Tensor, weight: Tensor, bias: Tensor | null = null): Tensor {
  const product = matmul(x, weight, { transposeB: true });
  return record(bias === null ? product : add(product, bias), [
    [x, (g) => matmul(g, weight)],
    [weight, (g) => matmul(g, x, { transposeA: true })],
    ...(bias === null ? [] : [[bias, (g: Tensor) => sum(g, 0)] as const]),
  ]);
}

/** max(x, 0), NaN stays NaN; differentiable, with derivative 0 at 0 as in PyTorch. */
export function relu(x: Tensor): Tensor {
  const output = maximum(x, 0);
  return record(output, [[x, (g) => whereActive(g, output)]]);
}

function whereActive(gradient: Tensor, output: Tensor): Tensor {
  const data = allocate('float32', output.data.length);
  for (let i = 0; i < data.length; i++) data[i] = output.data[i] <= 0 ? 0 : gradient.data[i];
  return fromData(data, output.shape);
}

/** 1 / (1 + exp(-x)); differentiable. */
export function sigmoid(x: Tensor): Tensor {
  return elementwise(x, sigmoidCurve);
}

/** tanh(x); differentiable. */
export function tanh(x: Tensor): Tensor {
  return elementwise(x, tanhCurve);
}

/** x times the probability that a standard normal number is below x; differentiable. See `GELU`. */
export function gelu(x: Tensor, approximate: GELUForm = 'none'): Tensor {
  return elementwise(x, approximate === 'tanh' ? geluTanhCurve : geluCurve);
}

function elementwise(x: Tensor, { value, slope }: Curve): Tensor {
  return record(map(x, value), [[x, (g) => mul(g, map(x, slope))]]);
}

/**
 * exp(x_i - m) / sum_j exp(x_j - m) over the last axis, m its maximum: no exponent is positive, so
 * nothing overflows. Differentiable.
 */
export function softmax(x: Tensor): Tensor {
  const output = softmaxValues(x);
  return record(output, [[x, (g) => mul(output, sub(g, sum(mul(g, output), -1, true)))]]);
}

/** log softmax(x) over the last axis, without forming the softmax; differentiable. */
export function logSoftmax(x: Tensor): Tensor {
  requireLastAxis('logSoftmax', x);
  const shifted = sub(x, max(x, -1, true));
  const output = sub(shifted, log(sum(exp(shifted), -1, true)));
  return record(output, [[x, (g) => sub(g, mul(exp(output), sum(g, -1, true)))]]);
}
