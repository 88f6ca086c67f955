import { ShapeError } from '@tito/tensor/errors';
import type { Tensor } from '@tito/tensor/contract';
import { sizeOf } from './shape.ts';

type Fold = (line: number[]) => number;

function fold(x: Tensor, axis: number | undefined, keep: boolean, act: Fold): Tensor {
  if (axis === undefined) {
    const all = act([...x.data]);
    return {
      dtype: 'float32',
      shape: keep ? x.shape.map(() => 1) : [],
      data: Float32Array.of(all),
    };
  }
  const rank = x.shape.length;
  const along = axis < 0 ? rank + axis : axis;
  if (!(along >= 0 && along < rank) || axis % 1 !== 0) throw new RangeError(`no axis ${axis}`);
  const before = sizeOf(x.shape.slice(0, along));
  const after = sizeOf(x.shape.slice(along + 1));
  const count = x.shape[along];
  if (count === 0) act([]);
  const lines: number[][] = Array.from({ length: before * after }, () => []);
  x.data.forEach((value, i) => {
    const outer = Math.floor(i / (count * after));
    lines[outer * after + (i % after)].push(value);
  });
  const shape = x.shape.flatMap((n, d) => (d !== along ? [n] : keep ? [1] : []));
  return { dtype: 'float32', shape, data: Float32Array.from(lines, act) };
}

const total: Fold = (line) => {
  let result = 0;
  for (const value of line) result += value;
  return result;
};

export function sum(x: Tensor, axis?: number, keepDims = false): Tensor {
  return fold(x, axis, keepDims, total);
}

export function mean(x: Tensor, axis?: number, keepDims = false): Tensor {
  return fold(x, axis, keepDims, (line) => {
    if (line.length === 0) throw new ShapeError('mean of nothing');
    return total(line) / line.length;
  });
}

export function max(x: Tensor, axis?: number, keepDims = false): Tensor {
  return fold(x, axis, keepDims, (line) => {
    if (line.length === 0) throw new ShapeError('max of nothing');
    return Math.max(...line);
  });
}
