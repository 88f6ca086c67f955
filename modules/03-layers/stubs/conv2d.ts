// Task 03.4. Filters that are laid over images.
import { NotImplementedError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { ConvLike, Layer, WindowOptions } from '@tito/nn/contract';

/**
 * The two-dimensional convolution. The kernel is laid over the image at places that are `stride` apart
 * (1 by default), from the upper left; around the image lie `padding` zeros on each side (none by
 * default). Output o at a place is the sum, over all channels and all of the kernel, of filter o times
 * the pixels under it, plus bias[o]. The kernel is not mirrored.
 *
 * Shapes: weight [out, in, kh, kw], bias [out] or null; x [n, in, height, width] gives y [n, out, h, w],
 * h = floor((height + 2 padding - kh) / stride) + 1, and w likewise with width and kw.
 *
 * The layer keeps the tensors that it is given, as `Linear` does.
 *
 * Error: as if each sum were kept in float64, up to a few float32 roundings of its terms.
 *
 * @throws {RangeError} (a `ShapeError` is one) from the constructor if weight is not of rank 4, bias not
 * [out], stride no integer >= 1 or padding no integer >= 0; from `forward` if x is not [n, in, height,
 * width], or the padded image is smaller than the kernel.
 * @example
 * const edges = new Conv2d(tensor([1, -1], [1, 1, 1, 2]));
 * Array.from(edges.forward(tensor([0, 0, 5, 5], [1, 1, 1, 4])).data); // => [0, -5, 0]
 */
export class Conv2d implements ConvLike {
  readonly weight: Tensor;
  readonly bias: Tensor | null;
  readonly stride: number;
  readonly padding: number;

  constructor(weight: Tensor, bias: Tensor | null = null, options: WindowOptions = {}) {
    // TODO(03.4): where does pixel (row, column) of channel c lie in x.data?   tito hint 03.4
    throw new NotImplementedError('03.4');
  }

  forward(x: Tensor): Tensor {
    throw new NotImplementedError('03.4');
  }
}

/**
 * Each sample in one row, from images to what a Linear layer takes. The values keep their order.
 *
 * Shapes: x [n, ...rest] gives [n, product of the rest].
 *
 * @throws {RangeError} (a `ShapeError` is one) if x has no first dimension.
 * @example
 * new Flatten().forward(zeros([2, 3, 4, 4])).shape; // => [2, 48]
 */
export class Flatten implements Layer {
  forward(x: Tensor): Tensor {
    throw new NotImplementedError('03.4');
  }
}
