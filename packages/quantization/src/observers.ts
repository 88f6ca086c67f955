import { int8Kernels } from '@tito/kernels/int8';
import type { Tensor } from '@tito/tensor';
import type { QParams, Scheme } from './contract.ts';
import { finiteRange } from './operand.ts';
import { percentileOf, requirePercentile } from './percentile.ts';
import { chooseQParams } from './qparams.ts';

/** Watches the tensors that pass one place of a model and then answers with parameters for them. */
export interface Observer {
  /**
   * Takes the values in; an empty tensor adds nothing.
   *
   * @param name - what an error calls the tensor, `x` by default.
   * @throws {RangeError} if a value is NaN or infinite.
   */
  observe(x: Tensor, name?: string): void;
  /** The parameters for all values so far. @throws {RangeError} if there were none. */
  calculateQParams(): QParams;
}

/**
 * Parameters for the smallest and the largest value observed: nothing that was seen saturates.
 *
 * Cost: two numbers, however much is observed. Source: PyTorch MinMaxObserver, ONNX Runtime MinMax.
 *
 * @example
 * const observer = new MinMaxObserver();
 * observer.observe(tensor([-1, 0.5]));
 * observer.observe(tensor([2]));
 * observer.calculateQParams().zeroPoint; // => -43
 */
export class MinMaxObserver implements Observer {
  readonly #scheme: Scheme;
  #min = Infinity;
  #max = -Infinity;

  constructor(scheme: Scheme = 'asymmetric') {
    this.#scheme = scheme;
  }

  observe(x: Tensor, name = 'x'): void {
    const [min, max] = finiteRange('MinMaxObserver', name, x);
    if (x.data.length === 0) return;
    this.#min = Math.min(this.#min, min);
    this.#max = Math.max(this.#max, max);
  }

  calculateQParams(): QParams {
    if (this.#min > this.#max) throw new RangeError('MinMaxObserver: no value was observed');
    return chooseQParams(this.#min, this.#max, this.#scheme);
  }
}

/**
 * Parameters for a share of the observed values; the rest, at the far ends, saturates.
 *
 * The share is `percentile` percent. Asymmetric: (100 - percentile) / 2 percent are cut from each
 * tail, and data of one sign is cut on its own side only, by 100 - percentile. Symmetric: the
 * percentile of |x|. Percentiles are exact, interpolated linearly; 100 cuts nothing, as
 * MinMaxObserver does.
 *
 * Cutting pays when the calibration data holds values that do not belong; on clean data with 8
 * bits, what saturates usually costs more than the finer step gains.
 *
 * Cost: keeps a copy of every value, 4 bytes each; an answer is two or three passes per percentile.
 * Source: ONNX Runtime's percentile calibrator (tails, |x|); numpy.percentile (interpolation).
 *
 * @throws {RangeError} unless 0 < percentile <= 100.
 * @example
 * const observer = new PercentileObserver(99);
 * observer.observe(arange(101));
 * observer.calculateQParams().scale; // => Math.fround(99 / 255)
 */
export class PercentileObserver implements Observer {
  readonly #percentile: number;
  readonly #scheme: Scheme;
  readonly #seen: Float32Array[] = [];

  constructor(percentile: number, scheme: Scheme = 'asymmetric') {
    requirePercentile('PercentileObserver', percentile);
    this.#percentile = percentile;
    this.#scheme = scheme;
  }

  observe(x: Tensor, name = 'x'): void {
    finiteRange('PercentileObserver', name, x);
    if (x.data.length > 0) this.#seen.push(x.data.slice());
  }

  calculateQParams(): QParams {
    const values = joined(this.#seen);
    if (values.length === 0) throw new RangeError('PercentileObserver: no value was observed');
    if (this.#scheme === 'symmetric') {
      const peak = percentileOf(values, this.#percentile, true);
      return chooseQParams(0, peak, 'symmetric');
    }
    const [min, max] = cutTails(values, this.#percentile);
    return chooseQParams(min, max, this.#scheme);
  }
}

function joined(chunks: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(chunks.reduce((total, chunk) => total + chunk.length, 0));
  let filled = 0;
  for (const chunk of chunks) {
    all.set(chunk, filled);
    filled += chunk.length;
  }
  return all;
}

function cutTails(values: Float32Array, percentile: number): readonly [min: number, max: number] {
  const [min, max] = int8Kernels().minMax(values);
  const cut = 100 - percentile;
  if (min >= 0) return [min, percentileOf(values, percentile)];
  if (max <= 0) return [percentileOf(values, cut), max];
  return [percentileOf(values, cut / 2), percentileOf(values, 100 - cut / 2)];
}
