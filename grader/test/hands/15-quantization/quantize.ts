import type { Tensor } from '@tito/tensor';
import type { QParams, QTensor } from '@tito/quantization/contract';
import { chooseQParams, clip } from './qparams.ts';

export function quantizeInt8(x: Tensor, qparams?: QParams): QTensor {
  const { scale, zeroPoint } = qparams ?? ownRange(x.data);
  const data = new Int8Array(x.data.length);
  x.data.forEach((value, i) => {
    if (value !== value) throw new RangeError('quantizeInt8: not a number');
    data[i] = clip(Math.round(Math.fround(value / scale) + zeroPoint));
  });
  return { data, shape: Array.from(x.shape), scale, zeroPoint };
}

function ownRange(values: Float32Array): QParams {
  const range = { min: 0, max: 0 };
  for (let i = 0; i < values.length; i++) {
    if (values[i] < range.min) range.min = values[i];
    if (values[i] > range.max) range.max = values[i];
  }
  return chooseQParams(range.min, range.max, 'asymmetric');
}

export function dequantizeInt8({ data, shape, scale, zeroPoint }: QTensor): Tensor {
  const values = Array.from(data, (code) => (code - zeroPoint) * scale);
  return { dtype: 'float32', shape: [...shape], data: Float32Array.from(values) };
}
