// What module 01 of the course asks for: types only.
import type { DType } from './dtype.ts';
import type { MatmulOptions } from './ops/matmul.ts';
import type { Shape } from './shape.ts';
import type { Tensor } from './tensor.ts';

export type { DType, Storage } from './dtype.ts';
export type { MatmulOptions } from './ops/matmul.ts';
export type { Shape } from './shape.ts';
export type { Tensor } from './tensor.ts';

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
