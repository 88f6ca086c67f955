import type { Tensor } from '@tito/tensor';
import type { CalibrationOptions, QParams } from '@tito/quantization/contract';
import { chooseQParams } from './qparams.ts';

/** Task 15.5. Parameters for what passes one place of a model. */
export function calibrate(samples: readonly Tensor[], options: CalibrationOptions = {}): QParams {
  const { percentile = 100, scheme = 'asymmetric' } = options;
  if (!(percentile > 0 && percentile <= 100)) {
    throw new RangeError(`calibrate: percentile is ${percentile}: it must be in (0, 100]`);
  }
  const values = allValues(samples);
  if (scheme === 'symmetric') {
    const peak = percentileOf(values.map(Math.abs).toSorted(), percentile);
    return chooseQParams(-peak, peak, scheme);
  }
  values.sort();
  const cut = 100 - percentile;
  const min = values[0];
  const max = values[values.length - 1];
  if (min >= 0) return chooseQParams(min, percentileOf(values, percentile), scheme);
  if (max <= 0) return chooseQParams(percentileOf(values, cut), max, scheme);
  const low = percentileOf(values, cut / 2);
  return chooseQParams(low, percentileOf(values, 100 - cut / 2), scheme);
}

function allValues(samples: readonly Tensor[]): Float32Array {
  const values = new Float32Array(samples.reduce((n, { data }) => n + data.length, 0));
  if (values.length === 0) throw new RangeError('calibrate: there are no values');
  let filled = 0;
  for (const { data } of samples) {
    values.set(data, filled);
    filled += data.length;
  }
  if (values.every(Number.isFinite)) return values;
  throw new RangeError('calibrate: a value is NaN or infinite');
}

/** Linear between the two neighbours of position (n - 1) * percentile / 100. */
function percentileOf(sorted: Float32Array, percentile: number): number {
  const position = ((sorted.length - 1) * percentile) / 100;
  const below = Math.floor(position);
  const above = Math.ceil(position);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}
