import { ShapeError } from '@tito/tensor/errors';
import type { Tensor } from '@tito/tensor/contract';
import { sizeOf } from './shape.ts';

/** Task 01.6. */
export function sum(x: Tensor, axis?: number, keepDims = false): Tensor {
  return reduced(x, axis, keepDims, (line) => line.reduce((total, value) => total + value, 0));
}

export function mean(x: Tensor, axis?: number, keepDims = false): Tensor {
  return reduced(x, axis, keepDims, (line) => {
    if (line.length === 0) throw new ShapeError('mean: there are no values');
    return line.reduce((total, value) => total + value, 0) / line.length;
  });
}

export function max(x: Tensor, axis?: number, keepDims = false): Tensor {
  return reduced(x, axis, keepDims, (line) => {
    if (line.length === 0) throw new ShapeError('max: there are no values');
    return line.reduce((largest, value) => Math.max(largest, value), -Infinity);
  });
}

function reduced(
  x: Tensor,
  axis: number | undefined,
  keepDims: boolean,
  act: (line: readonly number[]) => number,
): Tensor {
  const rank = x.shape.length;
  if (axis === undefined) {
    const data = Float32Array.of(act([...x.data]));
    return { dtype: 'float32', shape: keepDims ? x.shape.map(() => 1) : [], data };
  }
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank) {
    throw new RangeError(`there is no axis ${axis} in [${x.shape.join(', ')}]`);
  }
  const along = axis < 0 ? axis + rank : axis;
  const count = x.shape[along];
  if (count === 0) act([]);
  const inner = sizeOf(x.shape.slice(along + 1));
  const outer = sizeOf(x.shape.slice(0, along));
  const data = new Float32Array(outer * inner);
  for (let i = 0; i < data.length; i++) {
    const start = Math.floor(i / inner) * count * inner + (i % inner);
    const line = Array.from({ length: count }, (_, j) => x.data[start + j * inner]);
    data[i] = act(line);
  }
  const shape = keepDims ? x.shape.with(along, 1) : x.shape.toSpliced(along, 1);
  return { dtype: 'float32', shape, data };
}
