import { normalizeAxis, sizeOf } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { QTensorPerChannel } from '@tito/quantization/contract';
import { chooseQParams } from './qparams.ts';
import { codeOf } from './quantize.ts';

/** Task 15.4. Symmetric codes, with one scale per index of `axis`. */
export function quantizePerChannel(w: Tensor, axis: number): QTensorPerChannel {
  const along = normalizeAxis('quantizePerChannel', axis, w.shape.length);
  const channels = w.shape[along];
  const inner = sizeOf(w.shape.slice(along + 1));
  const channelOf = (i: number) => Math.floor(i / inner) % channels;

  const peaks = new Float32Array(channels);
  for (let i = 0; i < w.data.length; i++) {
    const c = channelOf(i);
    peaks[c] = Math.max(peaks[c], Math.abs(w.data[i]));
  }
  const scales = peaks.map((peak) => chooseQParams(-peak, peak, 'symmetric').scale);
  const data = new Int8Array(w.data.length);
  for (let i = 0; i < data.length; i++) data[i] = codeOf(w.data[i], scales[channelOf(i)], 0);
  return { data, shape: [...w.shape], scales, axis: along };
}
