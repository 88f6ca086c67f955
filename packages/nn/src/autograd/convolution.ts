import { allocate, fromData, matmul, reshape, sizeOf } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { addColumns, columnsOf, type Window, windowOf, type WindowOptions } from '../window.ts';
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
  return record(forward(window, x, filters, bias), [
    [x, (g) => inputGradient(window, g, filters, x.shape)],
    [weight, (g) => reshape(weightGradient(window, g, x, filters.shape), weight.shape)],
    ...(bias === null ? [] : [[bias, biasGradient] as const]),
  ]);
}

/** One matrix product per sample: filters [out, taps] times its columns [places, taps], transposed. */
function forward(window: Window, x: Tensor, filters: Tensor, bias: Tensor | null): Tensor {
  const { outHeight, outWidth } = window;
  const [n, outputs] = [x.shape[0], filters.shape[0]];
  const places = outHeight * outWidth;
  const data = allocate('float32', n * outputs * places);
  for (let i = 0; i < n; i++) {
    const y = matmul(filters, columnsOfSample(window, x, i), { transposeB: true }).data;
    if (bias !== null)
      y.forEach((value, at) => (y[at] = value + bias.data[Math.floor(at / places)]));
    data.set(y, i * outputs * places);
  }
  return fromData(data, [n, outputs, outHeight, outWidth]);
}

function columnsOfSample(window: Window, x: Tensor, i: number): Tensor {
  const { channels, kernelHeight, kernelWidth, outHeight, outWidth } = window;
  const columns = columnsOf(window, sampleOf(x, i).data);
  return fromData(columns, [outHeight * outWidth, channels * kernelHeight * kernelWidth]);
}

/** Sample i as a matrix [channels, height width], on the memory of x. */
function sampleOf({ shape: [, channels, ...plane], data }: Tensor, i: number): Tensor {
  const size = channels * sizeOf(plane);
  return fromData(data.subarray(i * size, (i + 1) * size), [channels, sizeOf(plane)]);
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
