import { ModuleBuilder } from '../emitter/module.ts';
import {
  addVector,
  compact,
  flip,
  spread,
  startSums,
  subtractFromRows,
  widen,
} from './activations.ts';
import { gemm } from './gemm.ts';
import { countHigh, countLow } from './histogram.ts';
import { columnSums, packFloat32, packInt8, packTransposed, splitIntoPairs } from './pack.ts';
import { peak } from './peak.ts';
import { probe } from './probe.ts';
import {
  dequantize,
  fused,
  limitCodes,
  minMax,
  quantize,
  separately,
  toCodes,
  toReals,
} from './quantize.ts';
import { downColumns, float32, float32Fused, int8Dots, int8Pairs } from './tile.ts';

/** Everything, in SIMD that every engine has: products without fused multiply-add. */
export function simd128Module(): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder();
  for (const write of [packTransposed, packFloat32, packInt8, splitIntoPairs, columnSums]) {
    write(module);
  }
  for (const write of [flip, widen, startSums, addVector, subtractFromRows, compact, spread]) {
    write(module);
  }
  quantize(module, separately);
  for (const write of [limitCodes, dequantize, minMax, toReals, toCodes, countHigh, countLow]) {
    write(module);
  }
  for (const arithmetic of [float32, int8Pairs]) peak(module, arithmetic);
  for (const arithmetic of [float32, downColumns(float32), int8Pairs]) gemm(module, arithmetic);
  return module.bytes();
}

/** The products again, in relaxed SIMD, and the probe that says whether they may be used. */
export function relaxedModule(): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder();
  probe(module);
  quantize(module, fused);
  for (const arithmetic of [float32Fused, int8Dots]) peak(module, arithmetic);
  for (const arithmetic of [float32Fused, downColumns(float32Fused), int8Dots]) {
    gemm(module, arithmetic);
  }
  return module.bytes();
}
