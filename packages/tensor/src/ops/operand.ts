import type { Tensor } from '../contract.ts';
import { kindOf, knownDType, storedDType } from '../dtype.ts';
import type { DType } from '../dtype.ts';
import { DTypeError, ShapeError } from '../errors.ts';
import { formatShape, sizeOf } from '../shape.ts';

/**
 * Checks that an operand is what its fields say. Tensors are structural and may come from anywhere.
 *
 * @throws {TypeError} if it is no object with a shape.
 * @throws {DTypeError} if `dtype` and the kind of typed array disagree.
 * @throws {ShapeError} if `shape` and `data.length` disagree.
 */
export function checkTensor(operation: string, name: string, x: Tensor<DType>): void {
  // Callers without types reach this line with anything at all.
  if (!Array.isArray(x?.shape)) {
    throw new TypeError(
      `${operation}: ${name} is ${kindOf(x)}: a tensor { dtype, shape, data } is needed`,
    );
  }
  knownDType(`${operation}: the dtype of ${name}`, x.dtype);
  if (storedDType(x.data) !== x.dtype) {
    throw new DTypeError(`${operation}: ${name} says ${x.dtype}, its data is ${kindOf(x.data)}`);
  }
  const size = sizeOf(x.shape);
  if (size !== x.data.length) {
    throw new ShapeError(
      `${operation}: ${name} is ${formatShape(x.shape)}, ${size} values, its data has ${x.data.length}`,
    );
  }
}

/**
 * The values of a float32 operand, checked.
 *
 * @throws {DTypeError} if the operand has another element type; otherwise as `checkTensor`.
 */
export function float32Data(operation: string, name: string, x: Tensor<DType>): Float32Array {
  checkTensor(operation, name, x);
  if (!isFloat32(x)) throw new DTypeError(`${operation}: ${name} is ${x.dtype}: float32 is needed`);
  return x.data;
}

function isFloat32(x: Tensor<DType>): x is Tensor {
  return x.dtype === 'float32';
}
