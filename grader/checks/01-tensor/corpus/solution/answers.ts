import type { DType, Shape } from '@tito/tensor/contract';
import { broadcastShapes } from './broadcast.ts';
import { sizeOf } from './shape.ts';

/** Task 01.8. */
export function bytesOf(shape: Shape, dtype: DType): number {
  const width = dtype === 'float32' || dtype === 'int32' ? 4 : 1;
  return width * sizeOf(shape);
}

export function flatIndex(index: readonly number[], shape: Shape): number {
  if (index.length !== shape.length) throw new RangeError('flatIndex: one number per axis');
  return index.reduce((place, at, axis) => {
    const isThere = Number.isInteger(at) && at >= 0 && at < shape[axis];
    if (!isThere) throw new RangeError(`flatIndex: ${at} is not in [0, ${shape[axis]})`);
    return place * shape[axis] + at;
  }, 0);
}

export function broadcastBytes(a: Shape, b: Shape): number {
  const size = sizeOf(broadcastShapes('broadcastBytes', a, b));
  return 4 * (2 * size - sizeOf(a) - sizeOf(b));
}

export function matmulFlops(m: number, k: number, n: number): number {
  return m * n * (k + k);
}

export function matmulIntensity(n: number): number {
  return (2 * n ** 3) / (4 * 3 * n ** 2);
}

export function firstLostInteger(bits: number): number {
  if (!(Number.isInteger(bits) && bits >= 1 && bits <= 52)) {
    throw new RangeError(`firstLostInteger: ${bits} bits`);
  }
  return 2 ** bits + 1;
}

export function columnLines(rows: number, columns: number, lineBytes: number): number {
  const lines = new Set<number>();
  for (let row = 0; row < rows; row++) lines.add(Math.floor((4 * row * columns) / lineBytes));
  return lines.size;
}
