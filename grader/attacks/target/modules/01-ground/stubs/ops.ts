import { NotImplementedError } from '@tito/tensor/errors';
import type { Tensor } from '@tito/tensor/contract';

export function sizeOf(shape: readonly number[]): number {
  throw new NotImplementedError(`01.1: ${shape.length} sizes`);
}

export function mul(x: Tensor, factor: number): Tensor {
  throw new NotImplementedError(`01.1: ${x.dtype} times ${factor}`);
}
