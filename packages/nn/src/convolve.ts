import { allocate, fromData, matmul, sizeOf } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { columnsOf, type Window } from './window.ts';

/**
 * The values of a convolution: for each sample one matrix product, filters [out, taps] times its
 * columns [places, taps], transposed.
 */
export function convolve(window: Window, x: Tensor, filters: Tensor, bias: Tensor | null): Tensor {
  const { outHeight, outWidth } = window;
  const [n, outputs] = [x.shape[0], filters.shape[0]];
  const places = outHeight * outWidth;
  const data = allocate('float32', n * outputs * places);
  for (let i = 0; i < n; i++) {
    const y = matmul(filters, columnsOfSample(window, x, i), { transposeB: true }).data;
    data.set(y, i * outputs * places);
  }
  if (bias !== null) addPerChannel(data, bias.data, places);
  return fromData(data, [n, outputs, outHeight, outWidth]);
}

/** Adds to each value that of its channel, of which each covers so many places. */
function addPerChannel(data: Float32Array, bias: Float32Array, places: number): void {
  for (let at = 0; at < data.length; at++) {
    data[at] += bias[Math.floor(at / places) % bias.length];
  }
}

/** The pixels of sample i under each place of the kernel: [places, channels kh kw]. */
export function columnsOfSample(window: Window, x: Tensor, i: number): Tensor {
  const { channels, kernelHeight, kernelWidth, outHeight, outWidth } = window;
  const columns = columnsOf(window, sampleOf(x, i).data);
  return fromData(columns, [outHeight * outWidth, channels * kernelHeight * kernelWidth]);
}

/** Sample i as a matrix [channels, height width], on the memory of x. */
export function sampleOf({ shape: [, channels, ...plane], data }: Tensor, i: number): Tensor {
  const size = channels * sizeOf(plane);
  return fromData(data.subarray(i * size, (i + 1) * size), [channels, sizeOf(plane)]);
}
