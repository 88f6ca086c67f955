// What the answers have to be, computed in float64 from the definitions: independent of the package.
import type { WindowOptions } from '@tito/nn/contract';
import type { Tensor } from '@tito/tensor';

/** Sums, and for each the sum of the magnitudes of its terms, by which roundings are bounded. */
export interface Sums {
  readonly shape: readonly number[];
  readonly expected: readonly number[];
  readonly magnitudes: readonly number[];
  readonly terms: number;
}

/** Adds up terms, and their magnitudes. */
class Sum {
  value = 0;
  magnitude = 0;

  add(term: number): void {
    this.value += term;
    this.magnitude += Math.abs(term);
  }
}

function listed(sums: readonly Sum[]): Pick<Sums, 'expected' | 'magnitudes'> {
  return {
    expected: sums.map(({ value }) => value),
    magnitudes: sums.map(({ magnitude }) => magnitude),
  };
}

export function linearOf(x: Tensor, weight: Tensor, bias: Tensor | null): Sums {
  const [n = 0, inputs = 0] = x.shape;
  const [outputs = 0] = weight.shape;
  const sums = Array.from({ length: n * outputs }, (_, at) => {
    const [i, j] = [Math.floor(at / outputs), at % outputs];
    const sum = new Sum();
    for (let p = 0; p < inputs; p++) {
      sum.add((x.data[i * inputs + p] ?? NaN) * (weight.data[j * inputs + p] ?? NaN));
    }
    sum.add(bias === null ? 0 : (bias.data[j] ?? NaN));
    return sum;
  });
  return { shape: [n, outputs], terms: inputs + 1, ...listed(sums) };
}

/** The places of a kernel along one dimension, by sliding it. */
export function placesOf(
  size: number,
  kernel: number,
  { stride = 1, padding = 0 }: WindowOptions,
): readonly number[] {
  const places: number[] = [];
  for (let at = -padding; at + kernel <= size + padding; at += stride) places.push(at);
  return places;
}

export function conv2dOf(
  x: Tensor,
  weight: Tensor,
  bias: Tensor | null,
  options: WindowOptions,
): Sums {
  const [n = 0, channels = 0, height = 0, width = 0] = x.shape;
  const [outputs = 0, , kh = 0, kw = 0] = weight.shape;
  const [rows, columns] = [placesOf(height, kh, options), placesOf(width, kw, options)];
  const pixel = (s: number, c: number, row: number, column: number): number => {
    const isInside = row >= 0 && row < height && column >= 0 && column < width;
    return isInside ? (x.data[((s * channels + c) * height + row) * width + column] ?? NaN) : 0;
  };
  const sumAt = (s: number, o: number, top: number, left: number): Sum => {
    const sum = new Sum();
    for (let tap = 0; tap < channels * kh * kw; tap++) {
      const [c, i, j] = [Math.floor(tap / (kh * kw)), Math.floor(tap / kw) % kh, tap % kw];
      sum.add((weight.data[o * channels * kh * kw + tap] ?? NaN) * pixel(s, c, top + i, left + j));
    }
    sum.add(bias === null ? 0 : (bias.data[o] ?? NaN));
    return sum;
  };
  const sums: Sum[] = [];
  for (let so = 0; so < n * outputs; so++) {
    for (const top of rows) {
      for (const left of columns)
        sums.push(sumAt(Math.floor(so / outputs), so % outputs, top, left));
    }
  }
  const shape = [n, outputs, rows.length, columns.length];
  return { shape, terms: channels * kh * kw + 1, ...listed(sums) };
}

/** The mean of -ln softmax at the labels, each by the largest logit of its row. */
export function crossEntropyOf({ shape, data }: Tensor, labels: readonly number[]): number {
  const [, classes = 0] = shape;
  let total = 0;
  for (const [i, label] of labels.entries()) {
    const row = Array.from(data.subarray(i * classes, (i + 1) * classes));
    const top = row.reduce((a, b) => Math.max(a, b));
    const sum = row.reduce((all, z) => all + Math.exp(z - top), 0);
    total += top - (row[label] ?? NaN) + Math.log(sum);
  }
  return total / labels.length;
}
