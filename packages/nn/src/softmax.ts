import { div, exp, formatShape, max, ShapeError, sub, sum } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';

/**
 * exp(x_i - m) / sum_j exp(x_j - m) over the last axis, m its maximum: no exponent is positive, so
 * nothing overflows. The values alone; `ops.softmax` is differentiable.
 *
 * @internal
 */
export function softmaxValues(x: Tensor): Tensor {
  requireLastAxis('softmax', x);
  const weights = exp(sub(x, max(x, -1, true)));
  return div(weights, sum(weights, -1, true));
}

/**
 * @throws {ShapeError} if x has rank 0 or an empty last axis.
 * @internal
 */
export function requireLastAxis(operation: string, { shape }: Tensor): void {
  if (shape.length > 0 && shape[shape.length - 1] > 0) return;
  throw new ShapeError(`${operation}: x is ${formatShape(shape)}: its last axis must not be empty`);
}
