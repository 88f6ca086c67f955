import type { DType, Random, Storage, Tensor } from '@tito/tensor';

/*
 * A tensor package as a learner might write it: a class of its own, element-by-element code, no
 * views, errors without sub-classes. It has exactly the functions that nn uses of @tito/tensor.
 */

export class Grid<D extends DType = 'float32'> implements Tensor<D> {
  readonly dtype: D;
  readonly shape: readonly number[];
  readonly data: Storage[D];

  constructor(dtype: D, shape: readonly number[], data: Storage[D]) {
    this.dtype = dtype;
    this.shape = shape;
    this.data = data;
  }

  get rank(): number {
    return this.shape.length;
  }
}

export class ShapeError extends RangeError {}
export class DTypeError extends Error {}

type Shape = readonly number[];

export const sizeOf = (shape: Shape): number => shape.reduce((a, b) => a * b, 1);
export const formatShape = (shape: Shape): string => `(${shape.join(' x ')})`;
export const sameShape = (a: Shape, b: Shape): boolean => a.join() === b.join();
export const normalizeAxis = (operation: string, axis: number, rank: number): number => {
  if (axis < -rank || axis >= rank) throw new RangeError(`${operation}: no axis ${axis}`);
  return (axis + rank) % rank;
};

const makers = {
  float32: (n: number) => new Float32Array(n),
  int8: (n: number) => new Int8Array(n),
  uint8: (n: number) => new Uint8Array(n),
  int32: (n: number) => new Int32Array(n),
};
export function allocate<D extends DType>(dtype: D, length: number): Storage[D];
export function allocate(dtype: DType, length: number): Storage[DType] {
  return makers[dtype](length);
}

export function fromData<D extends DType>(data: Storage[D], shape: Shape): Tensor<D>;
export function fromData(data: Storage[DType], shape: Shape): Tensor<DType> {
  const dtypes = ['float32', 'int8', 'uint8', 'int32'] as const;
  const dtype = dtypes.find((name) => `${name}array` === data.constructor.name.toLowerCase());
  if (dtype === undefined) throw new TypeError('not one of the four arrays');
  return new Grid<DType>(dtype, shape, data);
}

export const tensor = (values: ArrayLike<number>, shape: Shape = [values.length]): Tensor =>
  new Grid('float32', shape, Float32Array.from(values));
export const full = (shape: Shape, value: number): Tensor =>
  tensor(
    Array.from({ length: sizeOf(shape) }, () => value),
    shape,
  );
export const copy = (x: Tensor): Tensor => tensor(x.data, x.shape);
export const reshape = (x: Tensor, shape: Shape): Tensor => tensor(x.data, shape);

/** The coordinates of element `i`, last axis first. */
function at(i: number, shape: Shape): number[] {
  return shape.toReversed().map((extent, axis, reversed) => {
    const stride = sizeOf(reversed.slice(0, axis));
    return Math.floor(i / stride) % extent;
  });
}

/** The element that broadcasting puts at `coordinates` (last axis first). */
function pick(x: Tensor, coordinates: readonly number[]): number {
  let offset = 0;
  let stride = 1;
  for (const [axis, extent] of x.shape.toReversed().entries()) {
    offset += (extent === 1 ? 0 : coordinates[axis]) * stride;
    stride *= extent;
  }
  return x.data[offset];
}

function broadcast(a: Shape, b: Shape): number[] {
  const rank = Math.max(a.length, b.length);
  const extent = (s: Shape, axis: number): number => s[axis - rank + s.length] ?? 1;
  return Array.from({ length: rank }, (_, axis) =>
    extent(a, axis) === 1 ? extent(b, axis) : extent(a, axis),
  );
}

export const broadcastTo = (x: Tensor, shape: Shape): Tensor =>
  tensor(
    Array.from({ length: sizeOf(shape) }, (_, i) => pick(x, at(i, shape))),
    shape,
  );

type Binary = (a: Tensor, b: Tensor | number) => Tensor;
const binary =
  (f: (a: number, b: number) => number): Binary =>
  (a, b) => {
    const other = typeof b === 'number' ? full([], b) : b;
    const shape = broadcast(a.shape, other.shape);
    const value = (_: unknown, i: number): number =>
      f(pick(a, at(i, shape)), pick(other, at(i, shape)));
    return tensor(Array.from({ length: sizeOf(shape) }, value), shape);
  };
export const add: Binary = binary((a, b) => a + b);
export const sub: Binary = binary((a, b) => a - b);
export const mul: Binary = binary((a, b) => a * b);
export const div: Binary = binary((a, b) => a / b);
export const maximum: Binary = binary(Math.max);

type Unary = (x: Tensor) => Tensor;
const unary =
  (f: (x: number) => number): Unary =>
  (x) =>
    tensor(Array.from(x.data, f), x.shape);
export const neg: Unary = unary((x) => -x);
export const exp: Unary = unary(Math.exp);
export const log: Unary = unary(Math.log);

type Reduction = (x: Tensor, axis?: number, keepDims?: boolean) => Tensor;
const reduction =
  (f: (values: readonly number[]) => number): Reduction =>
  (x, axis, keepDims = false) => {
    if (axis === undefined)
      return tensor([f(Array.from(x.data))], keepDims ? x.shape.map(() => 1) : []);
    const along = normalizeAxis('', axis, x.shape.length);
    const kept = x.shape.with(along, 1);
    const groups = Array.from({ length: sizeOf(kept) }, (): number[] => []);
    const inner = sizeOf(x.shape.slice(along + 1));
    for (const [i, value] of x.data.entries()) {
      groups[Math.floor(i / (inner * x.shape[along])) * inner + (i % inner)].push(value);
    }
    return tensor(groups.map(f), keepDims ? kept : kept.toSpliced(along, 1));
  };
const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
export const sum: Reduction = reduction(total);
export const mean: Reduction = reduction((values) => total(values) / values.length);
export const max: Reduction = reduction((values) => Math.max(...values));

export const argmax = (x: Tensor, axis: number): Tensor<'int32'> => {
  const indices = reduction((values) => values.indexOf(Math.max(...values)))(x, axis);
  return new Grid('int32', indices.shape, Int32Array.from(indices.data));
};

const flip = (x: Tensor): Tensor => {
  const [m, n] = x.shape;
  return tensor(
    Array.from(x.data, (_, i) => x.data[(i % m) * n + Math.floor(i / m)]),
    [n, m],
  );
};
export function matmul(
  a: Tensor,
  b: Tensor,
  options: { transposeA?: boolean; transposeB?: boolean } = {},
): Tensor {
  const left = options.transposeA === true ? flip(a) : a;
  const right = options.transposeB === true ? flip(b) : b;
  const [m, k] = left.shape;
  const n = right.shape[1];
  const value = (_: unknown, i: number): number =>
    total(
      Array.from(
        { length: k },
        (__, p) => left.data[Math.floor(i / n) * k + p] * right.data[p * n + (i % n)],
      ),
    );
  return tensor(Array.from({ length: m * n }, value), [m, n]);
}

export function rows<D extends DType>(x: Tensor<D>, start: number, end: number): Tensor<D> {
  return take(
    x,
    Array.from({ length: end - start }, (_, i) => start + i),
  );
}
export function take<D extends DType>(x: Tensor<D>, indices: ArrayLike<number>): Tensor<D> {
  const width = sizeOf(x.shape.slice(1));
  const data = allocate(x.dtype, indices.length * width);
  for (let i = 0; i < data.length; i++)
    data[i] = x.data[indices[Math.floor(i / width)] * width + (i % width)];
  return new Grid(x.dtype, [indices.length, ...x.shape.slice(1)], data);
}

/** xorshift32 (Marsaglia 2003). */
export function random(seed: number | string): Random {
  let state = Number(seed) | 1;
  const uint32 = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const uniform = (low = 0, high = 1): number => low + (high - low) * (uint32() / 2 ** 32);
  const shuffle = <T>(array: T[]): T[] => {
    for (let i = array.length - 1; i > 0; i--) {
      const j = uint32() % (i + 1);
      [array[i], array[j]] = [array[j], array[i]];
    }
    return array;
  };
  return { uint32, uniform, integer: (n) => uint32() % n, normal: uniform, shuffle, fork: random };
}
export const randomUniform = (shape: Shape, source: Random, low = 0, high = 1): Tensor =>
  tensor(
    Array.from({ length: sizeOf(shape) }, () => source.uniform(low, high)),
    shape,
  );
