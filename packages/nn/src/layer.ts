// What a layer is: types only, since modules that teach layers are given them.
import type { Tensor } from '@tito/tensor';

/** A function from tensors to tensors, perhaps with parameters: all that others may rely on. */
export interface Layer {
  /**
   * Maps a batch, one sample per row, to a batch. `training` is for layers that do something else while
   * a model learns, such as `Dropout`; it is an argument and no state, so nobody can forget to reset it.
   */
  forward(x: Tensor, training?: boolean): Tensor;
}

/** A layer without parameters that works element by element. */
export interface Activation extends Layer {
  /** The derivative of the function at each element of x, of the shape of x. */
  derivative(x: Tensor): Tensor;
}

/** How GELU is computed, in PyTorch's words: exactly, or with tanh in place of erf. */
export type GELUForm = 'none' | 'tanh';

/** A layer that lays filters over images. Shapes: weight [out, in, kh, kw], bias [out] or null. */
export interface ConvLike extends Layer {
  readonly weight: Tensor;
  readonly bias: Tensor | null;
  readonly stride: number;
  readonly padding: number;
}

/** A layer that computes x weight^T + bias. Shapes: weight [out, in], bias [out] or null. */
export interface LinearLike extends Layer {
  readonly weight: Tensor;
  readonly bias: Tensor | null;
}
