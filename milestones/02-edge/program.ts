// Runs in the sandbox, on the learner's tensors, layers and quantization.
import { type Layer, Linear, ReLU, Sequential, Softmax } from '@tito/nn';
import { quantizeModel } from '@tito/quantization';
import { matmul, mul, sub, sum, type Tensor, tensor, transpose } from '@tito/tensor';

/** What a model of two layers starts from, or has come to. */
export interface Parameters {
  /** [hidden, in] and [hidden] */
  readonly weight1: Tensor;
  readonly bias1: Tensor;
  /** [classes, hidden] and [classes] */
  readonly weight2: Tensor;
  readonly bias2: Tensor;
}

/** A model of two layers while it is trained. */
export class Training {
  #first: Linear;
  #second: Linear;
  readonly #relu = new ReLU();
  readonly #softmax = new Softmax();

  constructor({ weight1, bias1, weight2, bias2 }: Parameters) {
    this.#first = new Linear(weight1, bias1);
    this.#second = new Linear(weight2, bias2);
  }

  /**
   * One step of gradient descent on the mean cross-entropy, by the chain rule written out.
   * @param x [n, in]
   * @param oneHot [n, classes]
   * @returns probabilities before the step, [n, classes]
   */
  step(x: Tensor, oneHot: Tensor, learningRate: number): Tensor {
    const hidden = this.#relu.forward(this.#first.forward(x));
    const p = this.#softmax.forward(this.#second.forward(hidden));
    const n = x.shape[0] ?? 1;
    const error = mul(sub(p, oneHot), 1 / n);
    const isOn = tensor(
      Float32Array.from(hidden.data, (h) => (h > 0 ? 1 : 0)),
      hidden.shape,
    );
    const error1 = mul(matmul(error, this.#second.weight), isOn);
    this.#second = moved(this.#second, error, hidden, learningRate);
    this.#first = moved(this.#first, error1, x, learningRate);
    return p;
  }

  /** A model of its own: nothing of it is shared with this one. */
  model(): Layer {
    const [first, second] = [this.#first, this.#second].map(
      ({ weight, bias }) => new Linear(copyOf(weight), bias === null ? null : copyOf(bias)),
    );
    if (first === undefined || second === undefined) throw new Error('two layers are expected');
    return new Sequential([first, new ReLU(), second]);
  }
}

function moved(layer: Linear, error: Tensor, input: Tensor, learningRate: number): Linear {
  const weight = sub(layer.weight, mul(matmul(transpose(error), input), learningRate));
  const bias = sub(layer.bias ?? sum(error, 0), mul(sum(error, 0), learningRate));
  return new Linear(weight, bias);
}

function copyOf({ data, shape }: Tensor): Tensor {
  return tensor(data.slice(), shape);
}

/** The same model with int8 weights, each layer calibrated on what it gets of these inputs. */
export function quantize(model: Layer, calibration: readonly Tensor[]): Layer {
  return quantizeModel(model, calibration).model;
}

/** Hands its input back: what a call costs in which nothing is computed. */
export function idle(x: Tensor): Tensor {
  return x;
}
