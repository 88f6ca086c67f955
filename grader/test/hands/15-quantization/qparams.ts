import type { QParams, Scheme } from '@tito/quantization/contract';

const NOTHING: QParams = { scale: 1, zeroPoint: 0 };

export function chooseQParams(min: number, max: number, scheme: Scheme): QParams {
  const problem = [min, max].find((end) => !isFinite(end));
  if (problem !== undefined) throw new RangeError(`a range cannot end at ${problem}`);
  if (max < min) throw new RangeError('min and max are the wrong way round');

  const lo = min < 0 ? min : 0;
  const hi = max > 0 ? max : 0;
  const absMax = Math.max(Math.abs(lo), Math.abs(hi));
  if (absMax === 0) return NOTHING;

  if (scheme === 'symmetric') {
    return { scale: nonZero(Math.fround(absMax / 127)), zeroPoint: 0 };
  }
  const scale = nonZero(Math.fround((hi - lo) / 255));
  const zeroPoint = clip(Math.round(-128 - lo / scale));
  return { scale, zeroPoint };
}

function nonZero(scale: number): number {
  return scale < 2 ** -126 ? 2 ** -126 : scale;
}

export function clip(code: number, least = -128): number {
  return Math.min(127, Math.max(least, code));
}
