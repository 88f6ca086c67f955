import {
  add,
  allocate,
  div,
  exp,
  formatShape,
  fromData,
  log,
  matmul,
  max,
  maximum,
  mul,
  ShapeError,
  sub,
  sum,
} from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
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

/**
 * exp(x_i - m) / sum_j exp(x_j - m) over the last axis, m its maximum: no exponent is positive, so
 * nothing overflows. Differentiable.
 */
export function softmax(x: Tensor): Tensor {
  requireLastAxis('softmax', x);
  const weights = exp(sub(x, max(x, -1, true)));
  const output = div(weights, sum(weights, -1, true));
  return record(output, [[x, (g) => mul(output, sub(g, sum(mul(g, output), -1, true)))]]);
}

/** log softmax(x) over the last axis, without forming the softmax; differentiable. */
export function logSoftmax(x: Tensor): Tensor {
  requireLastAxis('logSoftmax', x);
  const shifted = sub(x, max(x, -1, true));
  const output = sub(shifted, log(sum(exp(shifted), -1, true)));
  return record(output, [[x, (g) => sub(g, mul(exp(output), sum(g, -1, true)))]]);
}

function requireLastAxis(operation: string, { shape }: Tensor): void {
  if (shape.length > 0 && shape[shape.length - 1] > 0) return;
  throw new ShapeError(`${operation}: x is ${formatShape(shape)}: its last axis must not be empty`);
}
