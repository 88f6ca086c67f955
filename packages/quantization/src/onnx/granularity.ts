import { formatShape, normalizeAxis, sameShape, ShapeError } from '@tito/tensor';
import { axisView } from '../axis-view.ts';

/** How the scales of a tensor lie along it. */
export interface Granularity {
  /**
   * The axis of per-axis and blocked scales; negative counts from the end. Default 1, as in ONNX.
   */
  readonly axis?: number;
  /** Values of one block along the axis; 0, the default, means no blocks. */
  readonly blockSize?: number;
}

/** Receives a run of values, start <= i < end, and the index of the scale that they share. */
type Visit = (start: number, end: number, scale: number) => void;

/**
 * Walks a row-major tensor in runs of one scale.
 *
 * - One scale, [] or [1]: the whole tensor.
 * - A vector of scales: one per index of the axis.
 * - blockSize B: scales of the tensor's shape, but ceil(length / B) along the axis, one per B
 *   values.
 *
 * @throws {ShapeError} if the scales are of none of these shapes.
 * Source: ONNX QuantizeLinear-25, "per-tensor, per-axis, blocked".
 */
export function forEachRun(
  operation: string,
  shape: readonly number[],
  scaleShape: readonly number[],
  { axis = 1, blockSize = 0 }: Granularity,
  visit: Visit,
): void {
  if (blockSize === 0 && isOne(scaleShape)) {
    visit(0, product(shape), 0);
    return;
  }
  const scaleAxis = normalizeAxis(operation, axis, shape.length);
  requireScaleShape(operation, shape, scaleShape, scaleAxis, blockSize);
  const { outer, length, inner } = axisView(shape, scaleAxis);
  const blocks = blockSize === 0 ? 0 : scaleShape[scaleAxis];
  for (let run = 0; run < outer * length; run++) {
    const index = run % length;
    const start = run * inner;
    if (blockSize === 0) {
      visit(start, start + inner, index);
      continue;
    }
    const outerIndex = (run - index) / length;
    const firstScale = (outerIndex * blocks + Math.floor(index / blockSize)) * inner;
    for (let i = 0; i < inner; i++) visit(start + i, start + i + 1, firstScale + i);
  }
}

function isOne(shape: readonly number[]): boolean {
  return shape.length === 0 || (shape.length === 1 && shape[0] === 1);
}

function requireScaleShape(
  operation: string,
  shape: readonly number[],
  scaleShape: readonly number[],
  axis: number,
  blockSize: number,
): void {
  if (!Number.isInteger(blockSize) || blockSize < 0) {
    throw new RangeError(`${operation}: blockSize is ${blockSize}: an integer >= 0 is needed`);
  }
  const needed =
    blockSize === 0 ? [shape[axis]] : shape.with(axis, Math.ceil(shape[axis] / blockSize));
  if (sameShape(scaleShape, needed)) return;
  throw new ShapeError(
    `${operation}: x is ${formatShape(shape)}, scale is ${formatShape(scaleShape)}: ${formatShape(needed)} is needed along axis ${axis}`,
  );
}

function product(shape: readonly number[]): number {
  return shape.reduce((size, dimension) => size * dimension, 1);
}
