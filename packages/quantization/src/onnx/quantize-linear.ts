import { formatShape, fromData, ShapeError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { QParams } from '../contract.ts';
import { dequantizeRun, quantizeRun } from '../grid.ts';
import type { CodeRange } from '../grid.ts';
import { dataOf, requireSize } from '../operand.ts';
import { requireCode } from '../qparams.ts';
import { forEachRun } from './granularity.ts';
import type { Granularity } from './granularity.ts';
import { emptyCodes, rangeOf } from './integer-types.ts';
import type { CodeTensor, IntegerType } from './integer-types.ts';

/** Options of `quantizeLinear`. */
export interface QuantizeLinearOptions extends Granularity {
  /** Type of the codes. Default: the element type of an int8 or uint8 zero point, else uint8. */
  readonly outputType?: IntegerType;
}

/**
 * ONNX QuantizeLinear for float32 input and integer codes:
 * y = saturate(round(x / scale) + zeroPoint), half to even.
 *
 * Shapes: x any; scale [] or [1] (per tensor), [d] (per axis) or, with `blockSize`, that of x with
 * blocks along the axis; the zero point has the scale's shape, null stands for zeros. Codes of 2, 4
 * and 16 bits come one per int32.
 *
 * Stricter than the standard: NaN, for which it gives no rule, is refused, and so is a scale that
 * is not a finite number above 0.
 *
 * @throws {RangeError} if x holds a NaN, or a scale or zero point is out of its range.
 * @throws {ShapeError} if the scale or the zero point has another shape.
 * @throws {DTypeError} if a tensor is of another element type, or there is no such output type.
 * Source: ONNX operator QuantizeLinear-25.
 * @example
 * const x = tensor([-1000, -3, 0, 3, 5, 1000]);
 * const y = quantizeLinear(x, tensor([2]), fromData(new Uint8Array([128]), [1]));
 * [...y.data]; // => [0, 126, 128, 130, 130, 255]
 */
export function quantizeLinear(
  x: Tensor,
  scale: Tensor,
  zeroPoint: CodeTensor | null = null,
  options: QuantizeLinearOptions = {},
): CodeTensor {
  const values = dataOf('quantizeLinear', 'x', x, 'float32');
  const type = options.outputType ?? (zeroPoint?.dtype === 'int8' ? 'int8' : 'uint8');
  const range = rangeOf('quantizeLinear', type);
  const grids = parameters('quantizeLinear', scale, zeroPoint, range);
  const codes = emptyCodes(type, x.shape, values.length);
  forEachRun('quantizeLinear', x.shape, scale.shape, options, (start, end, index) => {
    quantizeRun('quantizeLinear', values, codes.data, start, end, grids[index]);
  });
  return codes;
}

/**
 * ONNX DequantizeLinear of integer codes to float32: x = (code - zeroPoint) * scale.
 *
 * Shapes and granularity are those of `quantizeLinear`; the codes may be of any type there. A
 * product beyond the largest float32 is that largest one.
 *
 * @throws {RangeError} if a scale is not a finite number above 0.
 * @throws {ShapeError} if the scale or the zero point has another shape.
 * Source: ONNX operator DequantizeLinear-25.
 * @example
 * const codes = fromData(new Uint8Array([0, 3, 128, 255]), [4]);
 * const x = dequantizeLinear(codes, tensor([2]), fromData(new Uint8Array([128]), [1]));
 * [...x.data]; // => [-256, -250, 0, 254]
 */
export function dequantizeLinear(
  codes: CodeTensor,
  scale: Tensor,
  zeroPoint: CodeTensor | null = null,
  options: Granularity = {},
): Tensor {
  requireSize('dequantizeLinear', 'codes', codes.shape, codes.data.length);
  const grids = parameters('dequantizeLinear', scale, zeroPoint, { low: -32_768, high: 65_535 });
  const values = new Float32Array(codes.data.length);
  forEachRun('dequantizeLinear', codes.shape, scale.shape, options, (start, end, index) => {
    dequantizeRun(codes.data, values, start, end, grids[index]);
  });
  return fromData(values, codes.shape);
}

/** One grid per scale. */
function parameters(
  operation: string,
  scale: Tensor,
  zeroPoint: CodeTensor | null,
  range: CodeRange,
): readonly (QParams & CodeRange)[] {
  const scales = dataOf(operation, 'scale', scale, 'float32');
  if (zeroPoint !== null && zeroPoint.data.length !== scales.length) {
    throw new ShapeError(
      `${operation}: scale is ${formatShape(scale.shape)}, zeroPoint is ${formatShape(zeroPoint.shape)}: equal shapes are needed`,
    );
  }
  return Array.from(scales, (step, index) => {
    if (!(step > 0 && step < Infinity)) {
      throw new RangeError(
        `${operation}: scale[${index}] is ${step}: a finite number above 0 is needed`,
      );
    }
    const zero = zeroPoint === null ? 0 : zeroPoint.data[index];
    requireCode(operation, `zeroPoint[${index}]`, zero, range);
    return { scale: step, zeroPoint: zero, ...range };
  });
}
