import type { Tensor } from '@tito/tensor';
import type { QTensorPerChannel } from '@tito/quantization/contract';
import { clip } from './qparams.ts';

export function quantizePerChannel(w: Tensor, axis: number): QTensorPerChannel {
  const rank = w.shape.length;
  const dim = axis < 0 ? axis + rank : axis;
  if (!(dim >= 0 && dim < rank)) throw new RangeError(`there is no axis ${axis}`);
  const channels = w.shape[dim];
  const after = w.shape.slice(dim + 1).reduce((a, b) => a * b, 1);
  const before = w.shape.slice(0, dim).reduce((a, b) => a * b, 1);

  const scales = new Float32Array(channels);
  const data = new Int8Array(w.data.length);
  for (let c = 0; c < channels; c++) {
    const places: number[] = [];
    for (let block = 0; block < before; block++) {
      for (let k = 0; k < after; k++) places.push((block * channels + c) * after + k);
    }
    let absMax = 0;
    for (const p of places) absMax = Math.max(absMax, Math.abs(w.data[p]));
    if (!Number.isFinite(absMax)) throw new RangeError('a weight is not finite');
    const scale = Math.fround(absMax / 127) || 1;
    scales[c] = scale;
    for (const p of places) data[p] = clip(Math.round(w.data[p] / scale), -127);
  }
  return { data, shape: [...w.shape], scales, axis: dim };
}
