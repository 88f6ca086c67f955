import type { Tensor } from '@tito/tensor';
import type { CalibrationOptions, QParams } from '@tito/quantization/contract';
import { chooseQParams } from './qparams.ts';

export function calibrate(samples: readonly Tensor[], options: CalibrationOptions = {}): QParams {
  const percentile = options.percentile ?? 100;
  const scheme = options.scheme ?? 'asymmetric';
  if (!(percentile > 0) || percentile > 100) throw new RangeError(`percentile ${percentile}?`);

  const values: number[] = [];
  samples.forEach(({ data }) => data.forEach((v) => values.push(v)));
  if (values.length === 0) throw new RangeError('no values to calibrate on');
  if (values.some((v) => !Number.isFinite(v))) throw new RangeError('NaN or infinite values');

  if (scheme === 'symmetric') {
    const top = pick(
      values.map((v) => Math.abs(v)),
      percentile,
    );
    return chooseQParams(-top, top, 'symmetric');
  }
  const min = values.reduce((a, b) => Math.min(a, b));
  const max = values.reduce((a, b) => Math.max(a, b));
  const cut = 100 - percentile;
  if (min >= 0) return chooseQParams(0, pick(values, 100 - cut), 'asymmetric');
  if (max <= 0) return chooseQParams(pick(values, cut), 0, 'asymmetric');
  return chooseQParams(pick(values, cut / 2), pick(values, 100 - cut / 2), 'asymmetric');
}

/** The value at the nearest rank. */
function pick(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round((percent / 100) * (sorted.length - 1))];
}
