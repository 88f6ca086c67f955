// The types of the package, and what module 01 of the course asks for. There is no code here.

/** The typed array that holds the values of each element type. */
export interface Storage {
  float32: Float32Array;
  int8: Int8Array;
  uint8: Uint8Array;
  int32: Int32Array;
}

/** The element types: `float32`, `int8`, `uint8`, `int32`. */
export type DType = keyof Storage;

/** The length of every axis, outermost first; `[]` is the shape of a single number. */
export type Shape = readonly number[];

/**
 * An n-dimensional array: an element type, a shape, and contiguous row-major values.
 *
 * A tensor is any object of this shape: there is no class to extend and no brand to carry, so tensors
 * made by different code mix freely. `data.length` equals the product of `shape`.
 */
export interface Tensor<D extends DType = 'float32'> {
  readonly dtype: D;
  readonly shape: readonly number[];
  readonly data: Storage[D];
}

/** Which operands of `matmul` are read transposed, without being copied. */
export interface MatmulOptions {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
}

/** A tensor of any element type. */
export type AnyTensor = Tensor<DType>;

/** What module 01 exports. The contract of each name stands where this package exports it. */
export interface Module01 extends TensorAnswers {
  sizeOf(shape: Shape): number;
  stridesOf(shape: Shape): readonly number[];
  tensor(values: readonly number[], shape?: Shape): Tensor;
  full(shape: Shape, value: number): Tensor;
  arange(n: number): Tensor;
  broadcastShapes(operation: string, a: Shape, b: Shape): readonly number[];
  add(a: Tensor, b: Tensor | number): Tensor;
  sub(a: Tensor, b: Tensor | number): Tensor;
  mul(a: Tensor, b: Tensor | number): Tensor;
  div(a: Tensor, b: Tensor | number): Tensor;
  maximum(a: Tensor, b: Tensor | number): Tensor;
  exp(x: Tensor): Tensor;
  reshape(x: AnyTensor, shape: Shape): AnyTensor;
  transpose(x: AnyTensor, axes?: readonly number[]): AnyTensor;
  sum(x: Tensor, axis?: number, keepDims?: boolean): Tensor;
  mean(x: Tensor, axis?: number, keepDims?: boolean): Tensor;
  max(x: Tensor, axis?: number, keepDims?: boolean): Tensor;
  matmul(a: Tensor, b: Tensor, options?: MatmulOptions): Tensor;
}

/** The systems questions of module 01. */
export interface TensorAnswers {
  bytesOf(shape: Shape, dtype: DType): number;
  flatIndex(index: readonly number[], shape: Shape): number;
  broadcastBytes(a: Shape, b: Shape): number;
  matmulFlops(m: number, k: number, n: number): number;
  matmulIntensity(n: number): number;
  firstLostInteger(bits: number): number;
  columnLines(rows: number, columns: number, lineBytes: number): number;
}
