/** Task 02.7. */
export function elementwiseBytes(shape: readonly number[]): number {
  let count = 1;
  for (const size of shape) count *= size;
  return count * (4 + 4);
}

export function arithmeticIntensity(flopsPerValue: number): number {
  return flopsPerValue / (4 + 4);
}

export function vanishingDepth(slope: number, threshold: number): number {
  if (!(slope > 0 && slope < 1)) throw new RangeError('vanishingDepth: slope is not in (0, 1)');
  if (!(threshold > 0 && threshold <= 1)) throw new RangeError('vanishingDepth: bad threshold');
  let [gradient, layers] = [1, 0];
  while (gradient >= threshold) {
    gradient *= slope;
    layers += 1;
  }
  return layers;
}

export function largestSafeLogit(classes: number): number {
  if (!(Number.isInteger(classes) && classes > 0))
    throw new RangeError('largestSafeLogit: classes');
  const largest = (2 - 2 ** -23) * 2 ** 127;
  return Math.log(largest) - Math.log(classes);
}

export function reluZeroShare(mean: number, deviation: number): number {
  if (!(deviation > 0)) throw new RangeError('reluZeroShare: the deviation is not above 0');
  return 0.5 * (1 - erf(mean / deviation / Math.SQRT2));
}

function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const coefficients = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592];
  const polynomial = coefficients.reduce((sum, coefficient) => (sum + coefficient) * t, 0);
  return Math.sign(x) * (1 - polynomial * Math.exp(-x * x));
}

export function droppedDeviation(count: number, p: number): number {
  return Math.sqrt(count * p * (1 - p));
}

export function tableBytes(bits: number, bytesPerValue: number): number {
  if (!(Number.isInteger(bits) && bits >= 1 && bits <= 32))
    throw new RangeError('tableBytes: bits');
  return 2 ** bits * bytesPerValue;
}
