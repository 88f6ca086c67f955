import { NotImplementedError } from '@tito/tensor/errors';
import type { Shape } from '@tito/tensor/contract';

/**
 * Task 01.3. The shape to which two operands are stretched: the shapes are aligned on their last axes; a
 * missing axis counts as 1; equal dimensions stay, and a 1 becomes the other one.
 *
 * It is the rule of NumPy and PyTorch. `operation` begins the message of the error: `add: a is ...`.
 *
 * @throws {ShapeError} if two aligned dimensions differ and neither is 1.
 * @example
 * broadcastShapes('add', [64, 10], [10]); // => [64, 10]
 * broadcastShapes('add', [64, 1], [10]); // => [64, 10]
 * broadcastShapes('add', [3, 1], [1, 0]); // => [3, 0]
 */
export function broadcastShapes(operation: string, a: Shape, b: Shape): readonly number[] {
  // TODO(01.3): on which side does the shorter shape get its ones?   tito hint 01.3
  throw new NotImplementedError('01.3');
}
