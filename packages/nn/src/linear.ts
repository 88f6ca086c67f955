import { DTypeError, formatShape, randomUniform, ShapeError } from '@tito/tensor';
import type { Random, Tensor } from '@tito/tensor';
import { linear } from './autograd/functional.ts';
import type { LinearLike } from './layer.ts';

/**
 * The fully connected layer y = x weight^T + bias.
 *
 * Shapes: weight [out, in], bias [out] or null; x [n, in] gives y [n, out].
 * Cost: 2 n in out floating-point operations.
 *
 * @example
 * const layer = new Linear(tensor([1, 2, 3, 4], [2, 2]), tensor([10, 20]));
 * Array.from(layer.forward(tensor([1, 1], [1, 2])).data); // => [13, 27]
 */
export class Linear implements LinearLike {
  readonly weight: Tensor;
  readonly bias: Tensor | null;

  /**
   * Keeps both tensors, without a copy: training changes them in place.
   *
   * @throws {DTypeError} if one is not float32.
   * @throws {ShapeError} if `weight` is not of rank 2, or `bias` is not [out].
   */
  constructor(weight: Tensor, bias: Tensor | null = null) {
    requireParameters(weight, bias);
    this.weight = weight;
    this.bias = bias;
  }

  /**
   * A layer with weights and biases drawn uniformly from ±1 / sqrt(inFeatures).
   *
   * Source: PyTorch's `nn.Linear`, which draws the weights by the rule of He et al. 2015
   * (arXiv:1502.01852), Kaiming-uniform with a = sqrt(5), and the bias from the same range.
   *
   * @param options.bias - false for a layer without bias.
   * @throws {RangeError} if a number of features is not a positive integer.
   * @example
   * const { weight, bias } = Linear.init(100, 10, random(1));
   * weight.shape; // => [10, 100]
   * weight.data.every((w) => Math.abs(w) <= 0.1); // => true
   */
  static init(
    inFeatures: number,
    outFeatures: number,
    random: Random,
    options: { readonly bias?: boolean } = {},
  ): Linear {
    requireFeatures('inFeatures', inFeatures);
    requireFeatures('outFeatures', outFeatures);
    const bound = 1 / Math.sqrt(inFeatures);
    const weight = randomUniform([outFeatures, inFeatures], random, -bound, bound);
    const withBias = options.bias ?? true;
    return new Linear(
      weight,
      withBias ? randomUniform([outFeatures], random, -bound, bound) : null,
    );
  }

  /** @throws {ShapeError} if x is not [n, in]. */
  forward(x: Tensor): Tensor {
    const features = this.weight.shape[1];
    if (x.shape.length !== 2 || x.shape[1] !== features) {
      throw new ShapeError(
        `Linear: x is ${formatShape(x.shape)}, weight is ${formatShape(this.weight.shape)}: x must be [n, ${features}]`,
      );
    }
    return linear(x, this.weight, this.bias);
  }
}

function requireParameters(weight: Tensor, bias: Tensor | null): void {
  for (const [name, parameter] of Object.entries({ weight, bias })) {
    if (parameter === null || parameter.dtype === 'float32') continue;
    throw new DTypeError(`Linear: ${name} is ${String(parameter.dtype)}: it must be float32`);
  }
  if (weight.shape.length !== 2) {
    throw new ShapeError(`Linear: weight is ${formatShape(weight.shape)}: it must be [out, in]`);
  }
  if (bias !== null && (bias.shape.length !== 1 || bias.shape[0] !== weight.shape[0])) {
    throw new ShapeError(
      `Linear: weight is ${formatShape(weight.shape)}, bias is ${formatShape(bias.shape)}: bias must be [${weight.shape[0]}]`,
    );
  }
}

function requireFeatures(name: string, value: number): void {
  if (Number.isInteger(value) && value > 0) return;
  throw new RangeError(`Linear.init: ${name} is ${value}: it must be a positive integer`);
}
