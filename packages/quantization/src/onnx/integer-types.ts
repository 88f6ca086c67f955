import { DTypeError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { CodeRange } from '../grid.ts';

/** The integer types of QuantizeLinear and DequantizeLinear. */
export type IntegerType =
  | 'int2'
  | 'uint2'
  | 'int4'
  | 'uint4'
  | 'int8'
  | 'uint8'
  | 'int16'
  | 'uint16';

/** Codes: int8 and uint8 in an array of their own, every other type one code per int32. */
export type CodeTensor = Tensor<'int8'> | Tensor<'uint8'> | Tensor<'int32'>;

/** The codes of every type. Source: the ONNX operator QuantizeLinear, "saturation". */
const ranges: Readonly<Record<IntegerType, CodeRange>> = {
  int2: { low: -2, high: 1 },
  uint2: { low: 0, high: 3 },
  int4: { low: -8, high: 7 },
  uint4: { low: 0, high: 15 },
  int8: { low: -128, high: 127 },
  uint8: { low: 0, high: 255 },
  int16: { low: -32_768, high: 32_767 },
  uint16: { low: 0, high: 65_535 },
};

/** @throws {DTypeError} if there is no such type. */
export function rangeOf(operation: string, type: IntegerType): CodeRange {
  if (Object.hasOwn(ranges, type)) return ranges[type];
  throw new DTypeError(
    `${operation}: type is ${type}: one of ${Object.keys(ranges).join(', ')} is needed`,
  );
}

/** Zeros of a type, in the tensor that holds its codes. */
export function emptyCodes(type: IntegerType, shape: readonly number[], size: number): CodeTensor {
  if (type === 'int8') return { dtype: 'int8', shape: [...shape], data: new Int8Array(size) };
  if (type === 'uint8') return { dtype: 'uint8', shape: [...shape], data: new Uint8Array(size) };
  return { dtype: 'int32', shape: [...shape], data: new Int32Array(size) };
}
