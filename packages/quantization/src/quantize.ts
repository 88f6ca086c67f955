import { fromData } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { QParams, QTensor } from './contract.ts';
import { dequantizeRun, int8Codes, quantizeRun } from './grid.ts';
import { dataOf, finiteRange, requireSize } from './operand.ts';
import { checkedQParams, chooseQParams } from './qparams.ts';

/**
 * int8 codes of a tensor: code = clamp(round(x / scale) + zeroPoint, -128, 127), half to even.
 *
 * Without `qparams` they are asymmetric over the tensor's own range, and every value comes back
 * within half a step. With them, values outside their range saturate at its ends, infinities too.
 * The quotient is a float32, so the codes are those of ONNX QuantizeLinear, bit by bit.
 *
 * Shapes: any; an empty tensor has scale 1 and zero point 0. Cost: 1 byte per value, on a buffer of
 * its own.
 *
 * @throws {RangeError} if a value is NaN or, without `qparams`, infinite; or if `qparams` are no
 * parameters.
 * @throws {DTypeError} if x is not float32.
 * @example
 * const { data, zeroPoint } = quantizeInt8(tensor([-1, 0, 2, 1]));
 * [zeroPoint, ...data]; // => [-43, -128, -43, 127, 42]
 * const given = quantizeInt8(tensor([-9, 0.5, 9]), { scale: 0.02, zeroPoint: 0 });
 * [...given.data]; // => [-128, 25, 127]
 */
export function quantizeInt8(x: Tensor, qparams?: QParams): QTensor {
  const values = dataOf('quantizeInt8', 'x', x, 'float32');
  const { scale, zeroPoint } =
    qparams === undefined ? ownQParams(x) : checkedQParams('quantizeInt8', qparams);
  const data = new Int8Array(values.length);
  quantizeRun('quantizeInt8', values, data, 0, data.length, { scale, zeroPoint, ...int8Codes });
  return { data, shape: [...x.shape], scale, zeroPoint };
}

/**
 * The float32 tensor that codes stand for: (code - zeroPoint) * scale, rounded to float32 once.
 *
 * The outermost codes of a range that touches the largest float32 come back as that largest
 * float32, not as infinity.
 *
 * @throws {RangeError} if the scale is not a finite float32 above 0, or the zero point is no int8
 * code.
 * @throws {ShapeError} if the shape does not hold exactly the codes.
 * @example
 * const q = { data: new Int8Array([-100, 0, 50]), shape: [3], scale: 0.5, zeroPoint: -25 };
 * [...dequantizeInt8(q).data]; // => [-37.5, 12.5, 37.5]
 */
export function dequantizeInt8(q: QTensor): Tensor {
  requireSize('dequantizeInt8', 'q', q.shape, q.data.length);
  const values = new Float32Array(q.data.length);
  dequantizeRun(q.data, values, 0, values.length, checkedQParams('dequantizeInt8', q));
  return fromData(values, q.shape);
}

function ownQParams(x: Tensor): QParams {
  const [min, max] = finiteRange('quantizeInt8', 'x', x);
  return chooseQParams(min, max, 'asymmetric');
}
