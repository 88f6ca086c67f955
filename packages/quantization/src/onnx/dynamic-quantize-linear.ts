import type { Tensor } from '@tito/tensor';
import { quantizeRun, uint8Codes } from '../grid.ts';
import { dataOf, finiteRange } from '../operand.ts';
import { asymmetricQParams } from '../qparams.ts';

/** What `dynamicQuantizeLinear` returns: the three outputs of the ONNX operator. */
export interface DynamicallyQuantized {
  readonly y: Tensor<'uint8'>;
  readonly scale: number;
  readonly zeroPoint: number;
}

/**
 * ONNX DynamicQuantizeLinear: uint8 codes over the tensor's own range, widened to contain 0.
 *
 * scale = (max - min) / 255, zeroPoint = round(-min / scale), y = round(x / scale) + zeroPoint.
 * Nothing but zeros, where the standard would divide by 0, gives scale 1 and zero point 0, as ONNX
 * Runtime does.
 *
 * @throws {RangeError} if a value is NaN or infinite.
 * @throws {DTypeError} if x is not float32.
 * Source: ONNX operator DynamicQuantizeLinear-11.
 * @example
 * const { y, zeroPoint } = dynamicQuantizeLinear(tensor([0, 2, -3, -2.5]));
 * [zeroPoint, ...y.data]; // => [153, 153, 255, 0, 26]
 */
export function dynamicQuantizeLinear(x: Tensor): DynamicallyQuantized {
  const values = dataOf('dynamicQuantizeLinear', 'x', x, 'float32');
  const [min, max] = finiteRange('dynamicQuantizeLinear', 'x', x);
  const qparams = asymmetricQParams(min, max, uint8Codes);
  const data = new Uint8Array(values.length);
  const grid = { ...qparams, ...uint8Codes };
  quantizeRun('dynamicQuantizeLinear', values, data, 0, data.length, grid);
  return { y: { dtype: 'uint8', shape: [...x.shape], data }, ...qparams };
}
