import { DTypeError, formatShape, randomUniform, ShapeError } from '@tito/tensor';
import type { Random, Tensor } from '@tito/tensor';
import { conv2d } from './autograd/convolution.ts';
import { kaimingUniform } from './init.ts';
import type { ConvLike } from './layer.ts';
import type { WindowOptions } from './options.ts';

/**
 * The two-dimensional convolution of images with filters. At every place of the kernel, `stride` apart,
 * each output is the sum of products of one filter with the pixels under it, over all channels, plus
 * its bias. The kernel is not mirrored: it is what is called cross-correlation elsewhere, as in PyTorch.
 *
 * Shapes: weight [out, in, kh, kw], bias [out] or null; x [n, in, height, width] gives y [n, out, h, w],
 * h = floor((height + 2 padding - kh) / stride) + 1, and w likewise.
 * Cost: 2 n out h w in kh kw floating-point operations, and scratch for the pixels under all places of
 * one sample: 4 h w in kh kw bytes.
 *
 * @example
 * const edges = new Conv2d(tensor([1, -1], [1, 1, 1, 2]));
 * Array.from(edges.forward(tensor([0, 0, 5, 5], [1, 1, 1, 4])).data); // => [0, -5, 0]
 */
export class Conv2d implements ConvLike {
  readonly weight: Tensor;
  readonly bias: Tensor | null;
  readonly stride: number;
  readonly padding: number;

  /**
   * Keeps both tensors, without a copy: training changes them in place.
   *
   * @throws {DTypeError} if one is not float32.
   * @throws {ShapeError} if `weight` is not of rank 4, or `bias` is not [out].
   * @throws {RangeError} if the stride is no positive integer, or the padding no integer >= 0.
   */
  constructor(weight: Tensor, bias: Tensor | null = null, options: WindowOptions = {}) {
    const { stride = 1, padding = 0 } = options;
    requireParameters(weight, bias);
    requireWhole('stride', stride, 1);
    requireWhole('padding', padding, 0);
    this.weight = weight;
    this.bias = bias;
    this.stride = stride;
    this.padding = padding;
  }

  /**
   * A layer with weights and biases drawn uniformly from ±1 / sqrt(in kernel^2), for a square kernel.
   *
   * Source: PyTorch's `nn.Conv2d`: Kaiming-uniform with slope sqrt(5), the bias from the same range.
   *
   * @param options.bias - false for a layer without bias.
   * @throws {ShapeError} if a number of channels or the kernel's side is not a positive integer.
   * @example
   * Conv2d.init(3, 16, 5, random(1), { padding: 2 }).weight.shape; // => [16, 3, 5, 5]
   */
  static init(
    inChannels: number,
    outChannels: number,
    kernel: number,
    random: Random,
    options: WindowOptions & { readonly bias?: boolean } = {},
  ): Conv2d {
    const shape = [outChannels, inChannels, kernel, kernel];
    const weight = kaimingUniform(shape, random, { slope: Math.sqrt(5) });
    const bound = 1 / Math.sqrt(inChannels * kernel ** 2);
    const withBias = options.bias ?? true;
    const bias = withBias ? randomUniform([outChannels], random, -bound, bound) : null;
    return new Conv2d(weight, bias, options);
  }

  /** @throws {ShapeError} if x is not [n, in, height, width], or smaller than the kernel. */
  forward(x: Tensor): Tensor {
    return conv2d(x, this.weight, this.bias, this);
  }
}

function requireParameters(weight: Tensor, bias: Tensor | null): void {
  for (const [name, parameter] of Object.entries({ weight, bias })) {
    if (parameter === null || parameter.dtype === 'float32') continue;
    throw new DTypeError(`Conv2d: ${name} is ${String(parameter.dtype)}: it must be float32`);
  }
  if (weight.shape.length !== 4) {
    throw new ShapeError(
      `Conv2d: weight is ${formatShape(weight.shape)}: it must be [out, in, kh, kw]`,
    );
  }
  if (bias !== null && (bias.shape.length !== 1 || bias.shape[0] !== weight.shape[0])) {
    throw new ShapeError(
      `Conv2d: weight is ${formatShape(weight.shape)}, bias is ${formatShape(bias.shape)}: bias must be [${weight.shape[0]}]`,
    );
  }
}

function requireWhole(name: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new RangeError(`Conv2d: ${name} is ${value}: it must be an integer, at least ${least}`);
}
