// Inputs of the hidden checks. Everything comes from the check's own generator.
import { fromData, map, type Random, randomNormal, randomUniform, type Tensor } from '@tito/tensor';
import type { QParams } from '@tito/quantization/contract';
import type { Range } from './oracle.ts';

/** A size between 2^-10 and 2^10: scales of weights and activations, and well beyond. */
export function drawMagnitude(random: Random): number {
  return 2 ** (random.integer(21) - 10) * random.uniform(0.5, 1);
}

/** A range that straddles 0, the two sides up to 20 times apart. */
export function drawRange(random: Random): Range {
  const size = drawMagnitude(random);
  const small = size * random.uniform(0.05, 0.9);
  return random.integer(2) === 0 ? { min: -small, max: size } : { min: -size, max: small };
}

/** A range on one side of 0 that keeps clear of it. */
export function drawOneSided(random: Random): Range {
  const size = drawMagnitude(random);
  const near = size * random.uniform(0.1, 0.9);
  return random.integer(2) === 0 ? { min: near, max: size } : { min: -size, max: -near };
}

/** Parameters of some quantized tensor. */
export function drawParams(random: Random): QParams {
  return {
    scale: Math.fround(drawMagnitude(random) / 128),
    zeroPoint: random.integer(256) - 128,
  };
}

/** A shape of the given rank, of small sizes that are all different from 1. */
export function drawShape(random: Random, rank: number): number[] {
  return Array.from({ length: rank }, () => 2 + random.integer(5));
}

/** Tensors as they occur: weights, activations, and values far from 0. */
export function drawKinds(random: Random, shape: readonly number[]): readonly Tensor[] {
  const size = drawMagnitude(random);
  const normal = () => randomNormal(shape, random, 0, size);
  return [
    normal(),
    map(normal(), (value) => Math.max(0, value)),
    map(normal(), (value) => Math.min(0, value)),
    randomUniform(shape, random, -size, size),
    randomUniform(shape, random, 2 * size, 6 * size),
    randomUniform(shape, random, -6 * size, -2 * size),
  ];
}

/** Codes of the whole int8 range. */
export function drawCodes(random: Random, length: number): Int8Array {
  return Int8Array.from({ length }, () => random.integer(256) - 128);
}

/** A matrix of codes of the whole int8 range. */
export function drawMatrix(random: Random, rows: number, columns: number): Tensor<'int8'> {
  return fromData(drawCodes(random, rows * columns), [rows, columns]);
}

/**
 * Values that lie at most 0.4 steps from a number that a code stands for, so that every way to round
 * gives the same code.
 */
export function drawNearCodes(
  random: Random,
  shape: readonly number[],
  { scale, zeroPoint }: QParams,
): Tensor {
  const length = shape.reduce((product, size) => product * size, 1);
  const values = Float32Array.from({ length }, () => {
    const code = random.integer(256) - 128;
    return (code - zeroPoint + random.uniform(-0.4, 0.4)) * scale;
  });
  return fromData(values, shape);
}
