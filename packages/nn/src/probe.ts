// What containers and layers are tried on: a layer that tells how it was called, and a tensor that can
// be changed from outside.
import { fromData, map } from '@tito/tensor';
import type { DType, Storage, Tensor } from '@tito/tensor';
import type { Layer } from './layer.ts';

export { random } from '@tito/tensor';

/** What a probe holds, of any element type. */
export interface ProbeOptions {
  readonly weight?: Tensor<DType>;
  readonly bias?: Tensor<DType> | null;
}

/**
 * Computes scale x + shift, element by element, and counts its calls.
 *
 * @example
 * const probe = new Probe(2, 1);
 * Array.from(probe.forward(tensor([1, 2]), true).data); // => [3, 5]
 * [probe.calls(), probe.trainingCalls()]; // => [1, 1]
 */
export class Probe implements Layer {
  readonly weight: Tensor<DType> | undefined;
  readonly bias: Tensor<DType> | null | undefined;
  readonly #scale: number;
  readonly #shift: number;
  #calls = 0;
  #trainingCalls = 0;

  constructor(scale: number, shift: number, { weight, bias }: ProbeOptions = {}) {
    this.#scale = scale;
    this.#shift = shift;
    this.weight = weight;
    this.bias = bias;
  }

  forward(x: Tensor, training = false): Tensor {
    this.#calls++;
    if (training) this.#trainingCalls++;
    return map(x, (value) => this.#scale * value + this.#shift);
  }

  calls(): number {
    return this.#calls;
  }

  /** Calls that were told that the model is trained. */
  trainingCalls(): number {
    return this.#trainingCalls;
  }
}

/**
 * A tensor that whoever made it can change later.
 *
 * @example
 * const live = new LiveTensor(new Float32Array([1, 2]), [2]);
 * live.fill(3); // => true
 * Array.from(live.data); // => [3, 3]
 */
export class LiveTensor implements Tensor {
  readonly dtype = 'float32';
  readonly shape: readonly number[];
  readonly data: Storage['float32'];

  constructor(data: Float32Array, shape: readonly number[]) {
    const checked = fromData(data, shape);
    this.shape = checked.shape;
    this.data = checked.data;
  }

  /** @returns true, as an answer to whoever waits for one */
  fill(value: number): boolean {
    this.data.fill(value);
    return true;
  }
}
