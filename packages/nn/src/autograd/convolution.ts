import { allocate, fromData, matmul, reshape, sizeOf } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { columnsOfSample, convolve, sampleOf } from '../convolve.ts';
import type { WindowOptions } from '../options.ts';
import { forEachTap, type Window, windowOf } from '../window.ts';
import { record } from './tape.ts';

/**
 * The convolution (cross-correlation) of x [n, in, height, width] with weight [out, in, kh, kw], plus
 * bias [out]: [n, out, outHeight, outWidth]; differentiable. See `Conv2d`.
 */
export function conv2d(
  x: Tensor,
  weight: Tensor,
  bias: Tensor | null = null,
  options: WindowOptions = {},
): Tensor {
  const window = windowOf(x.shape, weight.shape, options);
  const filters = reshape(weight, [weight.shape[0], sizeOf(weight.shape.slice(1))]);
  return record(convolve(window, x, filters, bias), [
    [x, (g) => inputGradient(window, g, filters, x.shape)],
    [weight, (g) => reshape(weightGradient(window, g, x, filters.shape), weight.shape)],
    ...(bias === null ? [] : [[bias, biasGradient] as const]),
  ]);
}

function inputGradient(
  window: Window,
  g: Tensor,
  filters: Tensor,
  shape: readonly number[],
): Tensor {
  const result = fromData(allocate('float32', sizeOf(shape)), shape);
  for (let i = 0; i < shape[0]; i++) {
    const columns = matmul(sampleOf(g, i), filters, { transposeA: true });
    addColumns(window, columns.data, sampleOf(result, i).data);
  }
  return result;
}

/** Adds each element of the columns to the pixel that it came from: the transpose of `columnsOf`. */
export function addColumns(window: Window, columns: Float32Array, image: Float32Array): void {
  forEachTap(window, (tap, pixel) => {
    image[pixel] += columns[tap];
  });
}

/** The sum over samples, in float64 and rounded once. */
function weightGradient(window: Window, g: Tensor, x: Tensor, shape: readonly number[]): Tensor {
  const total = new Float64Array(sizeOf(shape));
  for (let i = 0; i < x.shape[0]; i++) {
    const { data } = matmul(sampleOf(g, i), columnsOfSample(window, x, i));
    for (let k = 0; k < total.length; k++) total[k] += data[k];
  }
  return fromData(Float32Array.from(total), shape);
}

/** The sum over samples and places, in float64 and rounded once. */
function biasGradient({ shape: [, outputs, ...plane], data }: Tensor): Tensor {
  const total = new Float64Array(outputs);
  const places = sizeOf(plane);
  data.forEach((value, at) => {
    total[Math.floor(at / places) % outputs] += value;
  });
  return fromData(Float32Array.from(total), [outputs]);
}
