import type { Int8Kernels } from '../contract.ts';
import { PlainPackedInt8 } from './packed-int8.ts';
import { dequantize, quantize } from './quantize.ts';
import { minMax, neighbours } from './statistics.ts';

/** int8 kernels in TypeScript: the specification. */
export const plainInt8: Int8Kernels = {
  packInt8: (n, k, codes, options) => new PlainPackedInt8(n, k, codes, options),
  quantize,
  dequantize,
  minMax,
  neighbours,
};
