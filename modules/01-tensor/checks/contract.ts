import {
  anyTensor,
  type Check,
  type CheckPack,
  dimensions,
  fn,
  type ModuleContract,
  number,
  tensor,
} from '@tito/check';
import type { Module01 } from '@tito/tensor/contract';

/** What checks can make beside the learner's code: nothing. A tensor is a plain object. */
export type Given01 = Readonly<Record<string, never>>;

export type Check01 = Check<Module01, Given01>;
export type Pack01 = CheckPack<Module01, Given01>;

/** What module 01 exports. */
export const contract: ModuleContract<Module01, Given01> = {
  student: {
    sizeOf: fn(number),
    stridesOf: fn(dimensions),
    tensor: fn(tensor()),
    full: fn(tensor()),
    arange: fn(tensor()),
    broadcastShapes: fn(dimensions),
    add: fn(tensor()),
    sub: fn(tensor()),
    mul: fn(tensor()),
    div: fn(tensor()),
    maximum: fn(tensor()),
    exp: fn(tensor()),
    reshape: fn(anyTensor),
    transpose: fn(anyTensor),
    sum: fn(tensor()),
    mean: fn(tensor()),
    max: fn(tensor()),
    matmul: fn(tensor()),
    bytesOf: fn(number),
    flatIndex: fn(number),
    broadcastBytes: fn(number),
    matmulFlops: fn(number),
    matmulIntensity: fn(number),
    firstLostInteger: fn(number),
    columnLines: fn(number),
  },
  given: {},
};
