import type { DType, Storage } from './contract.ts';
import { DTypeError } from './errors.ts';

export type { DType, Storage } from './contract.ts';

const arrays: { readonly [D in DType]: new (length: number) => Storage[D] } = {
  float32: Float32Array,
  int8: Int8Array,
  uint8: Uint8Array,
  int32: Int32Array,
};

const byteWidths: Readonly<Record<DType, number>> = { float32: 4, int8: 1, uint8: 1, int32: 4 };

/**
 * Bytes of one value: float32 4, int8 1, uint8 1, int32 4.
 *
 * @throws {DTypeError} if `dtype` is none of the four.
 * @example
 * bytesPerElement('int8'); // => 1
 */
export function bytesPerElement(dtype: DType): number {
  return byteWidths[knownDType('bytesPerElement: dtype', dtype)];
}

/**
 * A zero-filled typed array of `length` values, on a buffer of its own.
 *
 * @throws {DTypeError} if `dtype` is none of the four.
 * @throws {RangeError} if `length` is not a whole number >= 0.
 * @example
 * allocate('int8', 3).byteLength; // => 3
 */
export function allocate<D extends DType>(dtype: D, length: number): Storage[D] {
  if (!Number.isSafeInteger(length) || length < 0) {
    throw new RangeError(`allocate: length is ${length}: a whole number >= 0 is needed`);
  }
  return new arrays[knownDType('allocate: dtype', dtype)](length);
}

/**
 * The element type of a typed array, read from its `Symbol.toStringTag`.
 *
 * The tag holds across realms (workers, `vm` contexts), where `instanceof` fails, and for subclasses.
 *
 * @throws {DTypeError} if `data` is not a Float32Array, Int8Array, Uint8Array or Int32Array.
 * @example
 * dtypeOf(new Uint8Array(2)); // => 'uint8'
 */
export function dtypeOf(data: Storage[DType]): DType {
  const dtype = storedDType(data);
  if (dtype !== undefined) return dtype;
  throw new DTypeError(
    `dtypeOf: data is ${kindOf(data)}: Float32Array, Int8Array, Uint8Array or Int32Array is needed`,
  );
}

/**
 * What `dtypeOf` answers, or undefined where it throws.
 *
 * @internal
 */
export function storedDType(data: Storage[DType]): DType | undefined {
  switch (kindOf(data)) {
    case 'Float32Array':
      return 'float32';
    case 'Int8Array':
      return 'int8';
    case 'Uint8Array':
      return 'uint8';
    case 'Int32Array':
      return 'int32';
    default:
      return undefined;
  }
}

/**
 * The kind of a value as the language names it: `Float32Array`, `Array`, `Undefined`.
 *
 * @internal
 */
export function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

/**
 * `dtype` itself, or an error that names the subject.
 *
 * @internal
 */
export function knownDType<D extends DType>(subject: string, dtype: D): D {
  if (Object.hasOwn(arrays, dtype)) return dtype;
  throw new DTypeError(`${subject} is ${dtype}: float32, int8, uint8 or int32 is needed`);
}
