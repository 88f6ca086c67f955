import { ShapeError } from '@tito/tensor/errors';
import type { Shape } from '@tito/tensor/contract';

/** Task 01.3. */
export function broadcastShapes(operation: string, a: Shape, b: Shape): readonly number[] {
  const rank = Math.max(a.length, b.length);
  const [left, right] = [padded(a, rank), padded(b, rank)];
  return left.map((size, axis) => {
    const other = right[axis];
    if (size === other || other === 1) return size;
    if (size === 1) return other;
    throw new ShapeError(`${operation}: a is [${a.join(', ')}], b is [${b.join(', ')}]`);
  });
}

/** The shape with ones in front. */
function padded(shape: Shape, rank: number): number[] {
  return [...Array.from({ length: rank - shape.length }, () => 1), ...shape];
}
