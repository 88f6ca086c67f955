import { allocate, dtypeOf } from './dtype.ts';
import type { DType, Storage } from './dtype.ts';
import { ShapeError } from './errors.ts';
import { checkTensor } from './ops/operand.ts';
import { formatShape, sizeOf } from './shape.ts';
import type { Tensor } from './contract.ts';
import type { Shape } from './shape.ts';

export type { Tensor } from './contract.ts';

/**
 * A float32 tensor holding a copy of `values`, each rounded to the nearest float32.
 *
 * @param shape - defaults to `[values.length]`.
 * @throws {ShapeError} if the shape does not hold exactly `values.length` values.
 * @throws {TypeError} if a value is not a number (nested arrays are flattened by the caller).
 * @example
 * tensor([1, 2, 3, 4], [2, 2]).shape; // => [2, 2]
 */
export function tensor(values: ArrayLike<number>, shape: Shape = [values.length]): Tensor {
  const data = allocate('float32', values.length);
  for (let i = 0; i < data.length; i++) {
    const value = values[i];
    if (typeof value !== 'number') {
      throw new TypeError(`tensor: value ${i} is ${describe(value)}: numbers are needed`);
    }
    data[i] = value;
  }
  return wrap('tensor', 'float32', data, shape);
}

function describe(value: unknown): string {
  return Array.isArray(value) ? 'an array' : String(value);
}

/**
 * A tensor over `data` itself: no copy, so writes to `data` show in the tensor.
 *
 * @throws {ShapeError} if the shape does not hold exactly `data.length` values.
 * @throws {DTypeError} if `data` is not one of the four typed arrays.
 * @example
 * fromData(new Int8Array([1, 2]), [1, 2]).dtype; // => 'int8'
 */
export function fromData(data: Float32Array, shape: Shape): Tensor;
export function fromData(data: Int8Array, shape: Shape): Tensor<'int8'>;
export function fromData(data: Uint8Array, shape: Shape): Tensor<'uint8'>;
export function fromData(data: Int32Array, shape: Shape): Tensor<'int32'>;
export function fromData<D extends DType>(data: Storage[D], shape: Shape): Tensor<D>;
export function fromData(data: Storage[DType], shape: Shape): Tensor<DType> {
  return wrap('fromData', dtypeOf(data), data, shape);
}

/**
 * A tensor of zeros, float32 unless another element type is named.
 *
 * @example
 * zeros([2, 3], 'int32').data.length; // => 6
 */
export function zeros<D extends DType = 'float32'>(shape: Shape, dtype?: D): Tensor<D>;
export function zeros(shape: Shape, dtype: DType = 'float32'): Tensor<DType> {
  return wrap('zeros', dtype, allocate(dtype, sizeOf(shape)), shape);
}

/**
 * A float32 tensor with `value` everywhere.
 *
 * @example
 * [...full([2], 0.5).data]; // => [0.5, 0.5]
 */
export function full(shape: Shape, value: number): Tensor {
  const result = zeros(shape);
  result.data.fill(value);
  return result;
}

/** The whole numbers of float32 are without gaps up to 2^24: 24 significant bits. */
const exactIntegers = 2 ** 24;

/**
 * The float32 vector 0, 1, ..., n - 1.
 *
 * @throws {RangeError} if `n` is not a whole number in [0, 2^24 + 1]: float32 cannot count further.
 * @example
 * [...arange(3).data]; // => [0, 1, 2]
 */
export function arange(n: number): Tensor {
  if (!Number.isInteger(n) || n < 0 || n > exactIntegers + 1) {
    throw new RangeError(`arange: n is ${n}: a whole number in [0, 2^24 + 1] is needed`);
  }
  const result = zeros([n]);
  for (let i = 0; i < n; i++) result.data[i] = i;
  return result;
}

/**
 * The same values on a buffer of its own, of exactly as many bytes as they need.
 *
 * @example
 * copy(rows(tensor([1, 2, 3, 4], [2, 2]), 1, 2)).data.buffer.byteLength; // => 8
 */
export function copy<D extends DType>(x: Tensor<D>): Tensor<D> {
  checkTensor('copy', 'x', x);
  const data = allocate(x.dtype, x.data.length);
  data.set(x.data);
  return wrap('copy', x.dtype, data, x.shape);
}

/**
 * A tensor of known element type over `data`; every tensor of the package is made here.
 *
 * @internal
 */
export function wrap<D extends DType>(
  operation: string,
  dtype: D,
  data: Storage[D],
  shape: Shape,
): Tensor<D> {
  const size = sizeOf(shape);
  if (size !== data.length) {
    throw new ShapeError(
      `${operation}: shape ${formatShape(shape)} holds ${size} values, data has ${data.length}`,
    );
  }
  return { dtype, shape: [...shape], data };
}
