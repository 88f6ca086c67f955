export type * from './contract.ts';

export { chooseQParams } from './qparams.ts';
export { roundHalfToEven } from '@tito/kernels/int8';
export { dequantizeInt8, quantizeInt8 } from './quantize.ts';
export { quantizePerChannel } from './per-channel.ts';

export { calibrate } from './calibrate.ts';
export { MinMaxObserver, PercentileObserver } from './observers.ts';
export type { Observer } from './observers.ts';

export { matmulInt8 } from './matmul-int8.ts';
export { QuantizedLinear } from './quantized-linear.ts';
export { quantizeModel } from './quantize-model.ts';

export { dequantizePacked, quantizePacked } from './mixed/packed.ts';
export { WeightOnlyLinear } from './mixed/weight-only-linear.ts';
export { quantizeMixed } from './mixed/quantize-mixed.ts';
export { sweepBits } from './mixed/sweep-bits.ts';
export { chooseUnderBudget, paretoFrontier } from './mixed/frontier.ts';

export {
  clippingBreakEven,
  float32Bytes,
  int8Bytes,
  maxExactDepth,
  minInFeatures,
  pairedDrop,
  scaleOverheadPercent,
  uniformSqnrDb,
  weightReadMs,
} from './systems.ts';

export { dequantizeLinear, quantizeLinear } from './onnx/quantize-linear.ts';
export type { QuantizeLinearOptions } from './onnx/quantize-linear.ts';
export { dynamicQuantizeLinear } from './onnx/dynamic-quantize-linear.ts';
export type { DynamicallyQuantized } from './onnx/dynamic-quantize-linear.ts';
export { matmulInteger } from './onnx/matmul-integer.ts';
export type { Granularity } from './onnx/granularity.ts';
export type { CodeTensor, IntegerType } from './onnx/integer-types.ts';
