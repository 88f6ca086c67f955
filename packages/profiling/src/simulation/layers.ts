import { allocate, fromData, ShapeError, sameShape, sizeOf, zeros } from '@tito/tensor';
import type { DType, Shape, Tensor } from '@tito/tensor';
import type { Forward } from '../contract.ts';
import type { SimulatedMachine } from './machine.ts';

/** A tensor that is there and holds zeros. */
export interface TensorSpec {
  readonly dtype: DType;
  readonly shape: Shape;
}

/** What a layer is like from outside. Shapes are those of one sample. */
export interface LayerSpec {
  readonly input: Shape;
  readonly output: Shape;
  readonly weight?: TensorSpec;
  readonly bias?: TensorSpec;
  /** Of its runs, one after the other; further ones as long as the last. */
  readonly durationsMs: readonly number[];
}

/**
 * A layer with weights that computes nothing: it takes time on its machine and answers with zeros.
 *
 * @example
 * const machine = new SimulatedMachine();
 * const layer = new SimulatedLayer(machine, { input: [4], output: [3], durationsMs: [0.5] });
 * layer.forward(zeros([2, 4])).shape; // => [2, 3]
 */
export class SimulatedLayer implements Forward {
  readonly weight: Tensor<DType> | null;
  readonly bias: Tensor<DType> | null;
  readonly #spec: LayerSpec;
  readonly #work: () => void;

  constructor(machine: SimulatedMachine, spec: LayerSpec) {
    this.weight = spec.weight === undefined ? null : made(spec.weight);
    this.bias = spec.bias === undefined ? null : made(spec.bias);
    this.#spec = spec;
    this.#work = machine.workload(spec.durationsMs);
  }

  /** @throws {ShapeError} if x is not a batch of what the layer takes. */
  forward(x: Tensor): Tensor {
    const { input, output } = this.#spec;
    if (!sameShape(x.shape.slice(1), input)) {
      throw new ShapeError(`SimulatedLayer: x is [${x.shape.join()}], needs [n,${input.join()}]`);
    }
    this.#work();
    return zeros([x.shape[0], ...output]);
  }
}

/** The type says that values of the spec's element type come back; which one is known when it runs. */
function made({ dtype, shape }: TensorSpec): Tensor<DType> {
  return fromData<DType>(allocate(dtype, sizeOf(shape)), shape);
}

/** A layer that does something only while a model learns, such as dropout: it hands on what it is given. */
export class SimulatedIdentity implements Forward {
  forward(x: Tensor): Tensor {
    return x;
  }
}

/** Layers one after the other, and what a container does beside them, if that takes time. */
export class SimulatedContainer implements Forward {
  readonly layers: readonly Forward[];
  readonly #between: () => void;

  constructor(layers: readonly Forward[], between: () => void = () => undefined) {
    this.layers = layers;
    this.#between = between;
  }

  forward(x: Tensor): Tensor {
    this.#between();
    return this.layers.reduce((y, layer) => layer.forward(y), x);
  }
}
