import { formatShape, ShapeError } from '@tito/tensor';
import type { Shape } from '@tito/tensor';
import type { WindowOptions } from './options.ts';

/** All that an image, a kernel and its places have in sizes. */
export interface Window {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly stride: number;
  readonly padding: number;
  /** Places of the kernel, from top to bottom and from left to right. */
  readonly outHeight: number;
  readonly outWidth: number;
}

/**
 * The sizes of a convolution of x [n, in, height, width] with weights [out, in, kh, kw].
 *
 * @throws {ShapeError} if x does not fit, or the kernel is larger than the padded image.
 */
export function windowOf(x: Shape, weight: Shape, options: WindowOptions): Window {
  const { stride = 1, padding = 0 } = options;
  const [, channels, kernelHeight, kernelWidth] = weight;
  if (x.length !== 4 || x[1] !== channels) {
    throw new ShapeError(
      `Conv2d: x is ${formatShape(x)}, weight is ${formatShape(weight)}: x must be [n, ${channels}, height, width]`,
    );
  }
  const [, , height, width] = x;
  const outHeight = Math.floor((height + 2 * padding - kernelHeight) / stride) + 1;
  const outWidth = Math.floor((width + 2 * padding - kernelWidth) / stride) + 1;
  if (outHeight < 1 || outWidth < 1) {
    throw new ShapeError(
      `Conv2d: x is ${formatShape(x)}, padding ${padding}: a kernel of ${kernelHeight} x ${kernelWidth} does not fit`,
    );
  }
  return {
    channels,
    height,
    width,
    kernelHeight,
    kernelWidth,
    stride,
    padding,
    outHeight,
    outWidth,
  };
}

/**
 * Visits every pair of a kernel's element and the pixel under it: the place in the columns [places,
 * channels kh kw], and that in the image [channels, height, width]. What lies in the padding is left out.
 */
export function forEachTap(window: Window, visit: (tap: number, pixel: number) => void): void {
  const { channels, height, width, kernelHeight, kernelWidth, stride, padding } = window;
  let tap = 0;
  for (let top = 0; top < window.outHeight; top++) {
    for (let left = 0; left < window.outWidth; left++) {
      for (let c = 0; c < channels; c++) {
        for (let i = 0; i < kernelHeight; i++) {
          const row = top * stride + i - padding;
          for (let j = 0; j < kernelWidth; j++, tap++) {
            const column = left * stride + j - padding;
            const isInside = row >= 0 && row < height && column >= 0 && column < width;
            if (isInside) visit(tap, (c * height + row) * width + column);
          }
        }
      }
    }
  }
}

/** The pixels under each place of the kernel (im2col), 0 in the padding: [places, channels kh kw]. */
export function columnsOf(window: Window, image: Float32Array): Float32Array {
  const { channels, kernelHeight, kernelWidth, outHeight, outWidth } = window;
  const columns = new Float32Array(outHeight * outWidth * channels * kernelHeight * kernelWidth);
  forEachTap(window, (tap, pixel) => {
    columns[tap] = image[pixel];
  });
  return columns;
}
