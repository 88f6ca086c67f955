// Inputs of the hidden checks. Everything comes from the check's own generator.
import type { Random } from '@tito/tensor';
import type { Shape, Tensor } from '@tito/tensor/contract';
import { product } from './oracle.ts';

/** A shape of the given rank, of sizes from 2 to 5, no two neighbours alike. */
export function drawShape(random: Random, rank: number): number[] {
  const shape: number[] = [];
  for (let axis = 0; axis < rank; axis++) {
    const size = 2 + random.integer(4);
    shape.push(size === shape.at(-1) ? (size === 5 ? 2 : size + 1) : size);
  }
  return shape;
}

/** A tensor of normal values, made here and by no function that learners write. */
export function drawTensor(random: Random, shape: Shape): Tensor {
  const data = Float32Array.from({ length: product(shape) }, () => random.normal());
  return { dtype: 'float32', shape: [...shape], data };
}

/** Two shapes that broadcast: each misses leading axes and has ones in places, and never both at once. */
export function drawBroadcast(random: Random, rank: number): readonly [number[], number[]] {
  const whole = drawShape(random, rank);
  const stretched = whole.map(() => random.integer(3));
  const a = whole.map((size, axis) => (stretched[axis] === 1 ? 1 : size));
  const b = whole.map((size, axis) => (stretched[axis] === 2 ? 1 : size));
  const missing = random.integer(rank + 1);
  return random.integer(2) === 0 ? [a.slice(missing), b] : [a, b.slice(missing)];
}
