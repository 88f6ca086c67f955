// Inputs of the hidden checks. Everything comes from the check's own generator.
import { fromData, type Random, randomNormal, type Tensor } from '@tito/tensor';

/** A shape of the given rank, of small sizes that are all different from 1. */
export function drawShape(random: Random, rank: number): number[] {
  return Array.from({ length: rank }, () => 2 + random.integer(4));
}

/** Inputs as they occur, over the whole range in which the curves bend. */
export function drawInputs(random: Random, shape: readonly number[]): Tensor {
  return randomNormal(shape, random, random.uniform(-1, 1), random.uniform(1, 3));
}

/** Finite numbers far beyond that range, of both signs, up to the largest of float32. */
export function drawLarge(random: Random): Tensor {
  const sizes = [20, 80, 90, 400, 720, 1e4, 1e10, 1e20, 3e38];
  const data = sizes.flatMap((size) => [
    size * random.uniform(0.9, 1.1),
    -size * random.uniform(0.9, 1.1),
  ]);
  return fromData(Float32Array.from(data), [data.length]);
}
