import { fromData } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { QParams, QTensor } from '@tito/quantization/contract';
import { chooseQParams } from './qparams.ts';

/** Task 15.2. The nearest int8 code of every value. */
export function quantizeInt8(x: Tensor, qparams: QParams = ownQParams(x)): QTensor {
  const { scale, zeroPoint } = qparams;
  const data = new Int8Array(x.data.length);
  for (let i = 0; i < data.length; i++) data[i] = codeOf(x.data[i], scale, zeroPoint);
  return { data, shape: [...x.shape], scale, zeroPoint };
}

/** Task 15.3. The real values that the codes stand for. */
export function dequantizeInt8(q: QTensor): Tensor {
  const values = new Float32Array(q.data.length);
  for (let i = 0; i < values.length; i++) values[i] = (q.data[i] - q.zeroPoint) * q.scale;
  return fromData(values, q.shape);
}

/** The nearest code of one value; what lies outside takes the nearest end. */
export function codeOf(value: number, scale: number, zeroPoint: number): number {
  if (Number.isNaN(value)) throw new RangeError('quantizeInt8: NaN has no code');
  const code = Math.round(value / scale) + zeroPoint;
  return Math.max(-128, Math.min(127, code));
}

function ownQParams(x: Tensor): QParams {
  let min = 0;
  let max = 0;
  for (const value of x.data) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return chooseQParams(min, max, 'asymmetric');
}
