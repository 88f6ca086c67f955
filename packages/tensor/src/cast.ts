import { allocate } from './dtype.ts';
import type { DType, Storage } from './dtype.ts';
import { checkTensor } from './ops/operand.ts';
import { copy, wrap } from './tensor.ts';
import type { Tensor } from './tensor.ts';

/** The whole numbers each element type holds without gaps; float32 has 24 significant bits. */
const wholeNumbers: Readonly<Record<DType, readonly [low: number, high: number]>> = {
  float32: [-(2 ** 24), 2 ** 24],
  int8: [-128, 127],
  uint8: [0, 255],
  int32: [-(2 ** 31), 2 ** 31 - 1],
};

/**
 * The same values in another element type: never rounds, wraps or saturates, so nothing is lost.
 *
 * Between different types every value must be a whole number in the target's range: int8 [-128, 127],
 * uint8 [0, 255], int32 [-2^31, 2^31), float32 [-2^24, 2^24]. To the same type it copies any value.
 * Rounding is a decision and belongs to quantization.
 *
 * @throws {RangeError} naming the first index and value that the target cannot hold.
 * @example
 * [...cast(tensor([1, -2]), 'int8').data]; // => [1, -2]
 */
export function cast<D extends DType>(x: Tensor<DType>, dtype: D): Tensor<D> {
  checkTensor('cast', 'x', x);
  if (isOfType(x, dtype)) return copy(x);
  const data = allocate(dtype, x.data.length);
  convert(x.data, data, dtype);
  return wrap('cast', dtype, data, x.shape);
}

function isOfType<D extends DType>(x: Tensor<DType>, dtype: D): x is Tensor<D> {
  return x.dtype === dtype;
}

function convert(source: Storage[DType], target: Storage[DType], dtype: DType): void {
  const [low, high] = wholeNumbers[dtype];
  for (let i = 0; i < source.length; i++) {
    const value = source[i];
    if (!(value >= low && value <= high && Math.floor(value) === value)) {
      throw new RangeError(
        `cast: value ${i} is ${value}: ${dtype} holds whole numbers in [${low}, ${high}]`,
      );
    }
    target[i] = value;
  }
}
