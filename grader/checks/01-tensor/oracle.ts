// What the checks expect, index by index and in float64, written without a look at the learner's side.
import type { Shape, Tensor } from '@tito/tensor/contract';

/** How many values a shape has. */
export function product(shape: Shape): number {
  return shape.reduce((all, size) => all * size, 1);
}

type Index = readonly number[];

/** All indices of a shape, the last axis fastest. */
export function indicesOf(shape: Shape): readonly Index[] {
  const [first, ...rest] = shape;
  if (first === undefined) return [[]];
  const inner = indicesOf(rest);
  return Array.from({ length: first }, (_, i) => inner.map((index) => [i].concat(index))).flat();
}

/** The place of an index, by Horner's rule. */
export function placeOf(index: Index, shape: Shape): number {
  return index.reduce((place, at, axis) => place * (shape[axis] ?? 0) + at, 0);
}

/** The value at an index. */
export function valueAt(
  { data, shape }: Pick<Tensor, 'shape'> & { data: ArrayLike<number> },
  index: Index,
): number {
  return data[placeOf(index, shape)] ?? NaN;
}

/** The shape to which two shapes broadcast. */
export function stretchedShape(a: Shape, b: Shape): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const m = a[a.length - rank + axis] ?? 1;
    const n = b[b.length - rank + axis] ?? 1;
    return m === 1 ? n : m;
  });
}

/** The value that an operand contributes at an index of the stretched shape. */
export function stretchedAt(x: Tensor, index: Index): number {
  const own = index.slice(index.length - x.shape.length);
  return valueAt(
    x,
    own.map((at, axis) => (x.shape[axis] === 1 ? 0 : at)),
  );
}

/** An operation of two operands, value by value, each result rounded to float32. */
export function combine(
  a: Tensor,
  b: Tensor,
  act: (x: number, y: number) => number,
): { shape: number[]; values: number[] } {
  const shape = stretchedShape(a.shape, b.shape);
  const values = indicesOf(shape).map((index) =>
    Math.fround(act(stretchedAt(a, index), stretchedAt(b, index))),
  );
  return { shape, values };
}

/** The lines of a tensor along an axis, in the order of the result. */
export function linesOf(x: Tensor, axis: number): readonly (readonly number[])[] {
  const count = x.shape[axis] ?? 0;
  return indicesOf(x.shape.toSpliced(axis, 1)).map((index) =>
    Array.from({ length: count }, (_, i) => valueAt(x, index.toSpliced(axis, 0, i))),
  );
}

/** A sum, and the sum of the absolute values. */
export function total(values: readonly number[]): { sum: number; size: number } {
  let [sum, size] = [0, 0];
  for (const value of values) {
    sum += value;
    size += Math.abs(value);
  }
  return { sum, size };
}
