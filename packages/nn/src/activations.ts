import { map, type Tensor } from '@tito/tensor';
import { gelu, relu, sigmoid, softmax, tanh } from './autograd/functional.ts';
import { geluCurve, geluTanhCurve, reluSlope, sigmoidCurve, tanhCurve } from './curves.ts';
import type { Activation, GELUForm, Layer } from './layer.ts';

/**
 * max(x, 0), element by element; NaN stays NaN. The derivative is 1 above 0, and 0 at 0 and below.
 *
 * @example
 * Array.from(new ReLU().forward(tensor([-1, 0, 2])).data); // => [0, 0, 2]
 * Array.from(new ReLU().derivative(tensor([-1, 0, 2])).data); // => [0, 0, 1]
 */
export class ReLU implements Activation {
  forward(x: Tensor): Tensor {
    return relu(x);
  }

  derivative(x: Tensor): Tensor {
    return map(x, reluSlope);
  }
}

/**
 * 1 / (1 + exp(-x)), element by element: 0 to 1. Its largest derivative is 1/4, at 0.
 *
 * Error: computed in float64 and rounded once, for every finite x.
 *
 * @example
 * Array.from(new Sigmoid().forward(tensor([-1000, 0, 1000])).data); // => [0, 0.5, 1]
 * Array.from(new Sigmoid().derivative(tensor([0])).data); // => [0.25]
 */
export class Sigmoid implements Activation {
  forward(x: Tensor): Tensor {
    return sigmoid(x);
  }

  derivative(x: Tensor): Tensor {
    return map(x, sigmoidCurve.slope);
  }
}

/**
 * tanh(x), element by element: -1 to 1. Its largest derivative is 1, at 0.
 *
 * Error: computed in float64 and rounded once, for every finite x.
 *
 * @example
 * Array.from(new Tanh().forward(tensor([-1000, 0, 1000])).data); // => [-1, 0, 1]
 * Array.from(new Tanh().derivative(tensor([0])).data); // => [1]
 */
export class Tanh implements Activation {
  forward(x: Tensor): Tensor {
    return tanh(x);
  }

  derivative(x: Tensor): Tensor {
    return map(x, tanhCurve.slope);
  }
}

/**
 * x times the probability that a standard normal number is below x, element by element.
 *
 * `approximate` is PyTorch's word: 'none' is the exact function, x (1 + erf(x / sqrt 2)) / 2; 'tanh'
 * is x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2, which is at most 4.8e-4 from it. A model needs the
 * form that it was trained with.
 *
 * Source: Hendrycks and Gimpel 2016 (arXiv:1606.08415).
 *
 * @example
 * new GELU().forward(tensor([1])).data[0]; // => Math.fround(0.8413447460685429)
 * new GELU('tanh').forward(tensor([1])).data[0]; // => Math.fround(0.8411919906082768)
 */
export class GELU implements Activation {
  readonly approximate: GELUForm;

  /** @throws {RangeError} if the form is neither 'none' nor 'tanh'. */
  constructor(approximate: GELUForm = 'none') {
    if (approximate !== 'none' && approximate !== 'tanh') {
      throw new RangeError(
        `GELU: approximate is ${String(approximate)}: it must be 'none' or 'tanh'`,
      );
    }
    this.approximate = approximate;
  }

  forward(x: Tensor): Tensor {
    return gelu(x, this.approximate);
  }

  derivative(x: Tensor): Tensor {
    const { slope } = this.approximate === 'tanh' ? geluTanhCurve : geluCurve;
    return map(x, slope);
  }
}

/**
 * exp(x_i) / sum_j exp(x_j) over the last axis: positive, with sum 1. The maximum is subtracted
 * first, which changes nothing but keeps every finite input finite.
 *
 * `crossEntropy` expects logits, so a model that is trained does not end in a Softmax.
 *
 * @throws {ShapeError} if x has rank 0 or an empty last axis.
 * @example
 * Array.from(new Softmax().forward(tensor([1000, 1000])).data); // => [0.5, 0.5]
 */
export class Softmax implements Layer {
  forward(x: Tensor): Tensor {
    return softmax(x);
  }
}
