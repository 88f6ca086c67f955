import { int8Kernels } from '@tito/kernels/int8';
import { DTypeError, formatShape, ShapeError, sizeOf } from '@tito/tensor';
import type { DType, Storage, Tensor } from '@tito/tensor';

/**
 * The values of an operand, once its element type and its number of values are what they should be.
 *
 * Types are not enough here: tensors also come from code that no compiler has seen.
 *
 * @throws {DTypeError} if the tensor is not of the element type.
 * @throws {ShapeError} if the shape does not hold exactly the values that are there.
 */
export function dataOf<D extends DType>(
  operation: string,
  name: string,
  x: Tensor<D>,
  dtype: D,
): Storage[D] {
  if (x.dtype !== dtype) {
    throw new DTypeError(`${operation}: ${name} is ${x.dtype}: ${dtype} is needed`);
  }
  requireSize(operation, name, x.shape, x.data.length);
  return x.data;
}

/** @throws {ShapeError} if the shape does not hold `length` values. */
export function requireSize(
  operation: string,
  name: string,
  shape: readonly number[],
  length: number,
): void {
  const size = sizeOf(shape);
  if (size === length) return;
  throw new ShapeError(
    `${operation}: ${name} is ${formatShape(shape)}, ${size} values, but has ${length}`,
  );
}

/**
 * Smallest and largest value; [0, 0] for an empty tensor, whose range is that of nothing but zeros.
 *
 * @throws {RangeError} if a value is NaN or infinite: a range that holds it has no step.
 */
export function finiteRange(
  operation: string,
  name: string,
  x: Tensor,
): readonly [min: number, max: number] {
  const data = dataOf(operation, name, x, 'float32');
  if (data.length === 0) return [0, 0];
  const [min, max] = int8Kernels().minMax(data);
  if (Number.isFinite(min) && Number.isFinite(max)) return [min, max];
  const index = data.findIndex((value) => !Number.isFinite(value));
  throw new RangeError(
    `${operation}: ${name}[${index}] is ${data[index]}: finite values are needed to choose a range`,
  );
}
