import { formatShape, sameShape, ShapeError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';

/** What changes parameters by their gradients: all that others may rely on. */
export interface Optimizer {
  /**
   * Changes the data of the parameters that it was made for, in place.
   *
   * @param gradients - one per parameter, in the same order and of the same shape.
   */
  step(gradients: readonly Tensor[]): void;
}

/** @throws {ShapeError} unless there is one gradient for each parameter, of its shape. */
export function requireSameShapes(
  name: string,
  parameters: readonly Tensor[],
  gradients: readonly Tensor[],
): void {
  if (gradients.length !== parameters.length) {
    throw new ShapeError(
      `${name}: ${gradients.length} gradients for ${parameters.length} parameters: there must be one for each`,
    );
  }
  for (const [i, { shape }] of parameters.entries()) {
    if (sameShape(shape, gradients[i].shape)) continue;
    throw new ShapeError(
      `${name}: parameter ${i} is ${formatShape(shape)}, its gradient ${formatShape(gradients[i].shape)}: they must agree`,
    );
  }
}
