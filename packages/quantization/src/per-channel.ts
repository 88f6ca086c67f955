import { normalizeAxis } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { axisView } from './axis-view.ts';
import type { AxisView } from './axis-view.ts';
import type { QTensorPerChannel } from './contract.ts';
import { quantizeRun, symmetricCodes } from './grid.ts';
import { dataOf, finiteRange } from './operand.ts';
import { symmetricScale } from './qparams.ts';

/**
 * Symmetric int8 codes with one scale per index of an axis: scales[c] = max|w of channel c| / 127.
 *
 * One loud channel then costs the others nothing. A channel of zeros has scale 1.
 *
 * Shapes: any of rank >= 1, such as Linear [out, in] and Conv2d [out, in, height, width], whose
 * output channels are axis 0. A negative axis counts from the end, as in ONNX; the result's axis
 * counts from 0.
 * Cost: 1 byte per value and 4 per channel.
 *
 * @throws {RangeError} if the axis is not one of `w`, or a value is NaN or infinite.
 * @throws {DTypeError} if w is not float32.
 * @example
 * const q = quantizePerChannel(tensor([1, -0.5, 100, 50], [2, 2]), 0);
 * [...q.data]; // => [127, -64, 127, 64]
 * [...q.scales]; // => [Math.fround(1 / 127), Math.fround(100 / 127)]
 */
export function quantizePerChannel(w: Tensor, axis: number): QTensorPerChannel {
  const values = dataOf('quantizePerChannel', 'w', w, 'float32');
  const channelAxis = normalizeAxis('quantizePerChannel', axis, w.shape.length);
  finiteRange('quantizePerChannel', 'w', w);
  const view = axisView(w.shape, channelAxis);
  const scales = channelPeaks(values, view).map(symmetricScale);
  const grids = Array.from(scales, (scale) => ({ scale, zeroPoint: 0, ...symmetricCodes }));
  const data = new Int8Array(values.length);
  for (let run = 0; run < view.outer * view.length; run++) {
    const start = run * view.inner;
    const grid = grids[run % view.length];
    quantizeRun('quantizePerChannel', values, data, start, start + view.inner, grid);
  }
  return { data, shape: [...w.shape], scales, axis: channelAxis };
}

/** The largest absolute value of every channel. */
function channelPeaks(values: Float32Array, { outer, length, inner }: AxisView): Float32Array {
  const peaks = new Float32Array(length);
  for (let run = 0, i = 0; run < outer * length; run++) {
    const channel = run % length;
    let peak = peaks[channel];
    for (const end = i + inner; i < end; i++) peak = Math.max(peak, Math.abs(values[i]));
    peaks[channel] = peak;
  }
  return peaks;
}
