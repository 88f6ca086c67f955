import { ShapeError } from '@tito/tensor/errors';
import type { Shape } from '@tito/tensor/contract';

export function broadcastShapes(operation: string, a: Shape, b: Shape): readonly number[] {
  const result: number[] = [];
  for (let back = 1; back <= Math.max(a.length, b.length); back++) {
    const m = a.at(-back) ?? 1;
    const n = b.at(-back) ?? 1;
    if (back > a.length) result.unshift(n);
    else if (back > b.length) result.unshift(m);
    else if (m === n || n === 1) result.unshift(m);
    else if (m === 1) result.unshift(n);
    else throw new ShapeError(`${operation}: ${m} and ${n} do not go together`);
  }
  return result;
}
