import { INT32_MAX, roundHalfToEven, widestCode } from '@tito/kernels/int8';
import type { QParams, QTensorPerChannel } from './contract.ts';
import { quantizeRun, symmetricCodes } from './grid.ts';

/** A factor that lowers the largest code, 127, by at least one. */
const ONE_CODE_LESS = 127 / 126;

/** Spacing of the smallest float32 numbers. */
const FLOAT32_TINY = 2 ** -149;

/**
 * The int32 bias of a static layer: code[c] = round(bias[c] / (input.scale * weight.scales[c])).
 *
 * The accumulator sum (x - zeroPoint) w + code must stay within int32 for every input. Where a bias
 * does not fit beside its row, the row's scale is enlarged until it does and the row is quantized
 * again, in place, in `quantized`: coarse weights in a channel that its bias dominates, never a
 * wrapped sum. A row of zeros fixes no scale, so it takes one that resolves its bias to 30 bits.
 *
 * Shapes: weight [out, in], the values that `quantized` holds as codes; bias [out].
 *
 * @throws {RangeError} if a channel would need a scale beyond float32.
 * Source: TensorFlow Lite quantization spec (scale of the bias); ONNX Runtime enlarges weight
 * scales alike.
 */
export function fitBias(
  quantized: QTensorPerChannel,
  weight: Float32Array,
  bias: Float32Array,
  input: QParams,
): Int32Array {
  const codes = new Int32Array(bias.length);
  for (let channel = 0; channel < codes.length; channel++) {
    codes[channel] = fitChannel(quantized, weight, bias[channel], input, channel);
  }
  return codes;
}

function fitChannel(
  quantized: QTensorPerChannel,
  weight: Float32Array,
  bias: number,
  input: QParams,
  channel: number,
): number {
  const start = channel * quantized.shape[1];
  const end = start + quantized.shape[1];
  const row = quantized.data.subarray(start, end);
  let scale = quantized.scales[channel];
  if (bias !== 0 && absoluteSum(row) === 0) scale = scaleForBias(bias, input.scale);
  for (;;) {
    requireFinite(scale, bias, channel, input);
    quantized.scales[channel] = scale;
    const code = roundHalfToEven(bias / (input.scale * scale));
    const reach = widestCode(input.zeroPoint) * absoluteSum(row) + Math.abs(code);
    if (reach <= INT32_MAX) return code;
    // The sum lets the smallest scales grow, which a factor near 1 would leave as they are.
    const enlarged = Math.fround(scale * (reach / INT32_MAX) * ONE_CODE_LESS);
    scale = Math.max(enlarged, scale + FLOAT32_TINY);
    const grid = { scale, zeroPoint: 0, ...symmetricCodes };
    quantizeRun('QuantizedLinear', weight, quantized.data, start, end, grid);
  }
}

/** The scale that makes the code of the bias 2^30; never below the smallest float32. */
function scaleForBias(bias: number, inputScale: number): number {
  return Math.max(Math.fround(Math.abs(bias) / inputScale / 2 ** 30), FLOAT32_TINY);
}

function absoluteSum(codes: Int8Array): number {
  let sum = 0;
  for (let i = 0; i < codes.length; i++) sum += Math.abs(codes[i]);
  return sum;
}

function requireFinite(scale: number, bias: number, channel: number, input: QParams): void {
  if (Number.isFinite(scale)) return;
  throw new RangeError(
    `QuantizedLinear: bias[${channel}] is ${bias}: at input scale ${input.scale} no float32 weight scale makes it an int32`,
  );
}
