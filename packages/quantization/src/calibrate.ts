import type { Tensor } from '@tito/tensor';
import type { CalibrationOptions, QParams } from './contract.ts';
import { MinMaxObserver, PercentileObserver } from './observers.ts';
import { requirePercentile } from './percentile.ts';

/**
 * Parameters for a place in a model, from samples of the tensors that pass it.
 *
 * With `percentile` 100, the default, the range is that of all values; below 100 the far ends are
 * cut as `PercentileObserver` says. Scheme: asymmetric by default.
 *
 * @throws {RangeError} if the samples hold no value, or one that is NaN or infinite; or unless
 * 0 < percentile <= 100.
 * @example
 * calibrate([tensor([-1, 0.5]), tensor([2])]).zeroPoint; // => -43
 * calibrate([tensor([0, 1, 2, 3, 100])], { percentile: 75 }).scale; // => Math.fround(3 / 255)
 */
export function calibrate(samples: readonly Tensor[], options: CalibrationOptions = {}): QParams {
  const { percentile = 100, scheme = 'asymmetric' } = options;
  requirePercentile('calibrate', percentile);
  if (!samples.some(({ data }) => data.length > 0)) {
    throw new RangeError(
      `calibrate: ${samples.length} samples without any value: at least one is needed`,
    );
  }
  const observer =
    percentile === 100 ? new MinMaxObserver(scheme) : new PercentileObserver(percentile, scheme);
  samples.forEach((sample, index) => observer.observe(sample, `samples[${index}]`));
  return observer.calculateQParams();
}
