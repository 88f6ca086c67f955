import { accuracy, isLinear, Sequential } from '@tito/nn';
import type { Dataset, Layer, LinearLike } from '@tito/nn';
import type { Tensor } from '@tito/tensor';
import type {
  MixedModel,
  PackedTensor,
  SweepPoint,
  TradeOff,
  WeightBits,
} from '@tito/quantization/contract';
import { calibrate } from './calibrate.ts';
import { QuantizedLinear } from './quantized-linear.ts';

export function quantizePacked(w: Tensor, bits: 4 | 2): PackedTensor {
  if (![2, 4].includes(bits)) throw new RangeError('2 or 4 bits');
  if (w.shape.length !== 2) throw new RangeError('a matrix is needed');
  if (w.data.some((v) => !isFinite(v))) throw new RangeError('weights have to be finite');
  const [rows, columns] = w.shape;
  const top = bits === 4 ? 7 : 1;
  const scales = Float32Array.from({ length: rows }, (_, r) => {
    const row = [...w.data.subarray(r * columns, (r + 1) * columns)];
    const peak = row.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
    return peak > 0 ? peak / top : 1;
  });
  const codes = Array.from(w.data, (v, i) => Math.round(v / scales[Math.floor(i / columns)]));
  const perByte = 8 / bits;
  const data = new Uint8Array(Math.ceil(codes.length / perByte));
  codes.forEach((code, i) => {
    const unsigned = code < 0 ? code + 2 ** bits : code;
    data[(i / perByte) | 0] += unsigned * 2 ** (bits * (i % perByte));
  });
  return { data, shape: [rows, columns], scales, bits };
}

export function dequantizePacked({ data, shape, scales, bits }: PackedTensor): Tensor {
  const [rows, columns] = shape;
  const mask = 2 ** bits - 1;
  const values: number[] = [];
  for (let i = 0; i < rows * columns; i++) {
    const byte = data[Math.floor((i * bits) / 8)];
    let code = (byte >> ((i * bits) % 8)) & mask;
    if (code > mask / 2) code -= mask + 1;
    values.push(code * scales[Math.floor(i / columns)]);
  }
  return { dtype: 'float32', shape: [rows, columns], data: Float32Array.from(values) };
}

class Packed implements Layer {
  private readonly codes: PackedTensor;
  private readonly bias: Float32Array | null;

  constructor(linear: LinearLike, bits: 4 | 2) {
    this.codes = quantizePacked(linear.weight, bits);
    this.bias = linear.bias === null ? null : linear.bias.data.slice();
  }

  get byteLength(): number {
    return this.codes.data.length + 4 * this.codes.scales.length + 4 * (this.bias?.length ?? 0);
  }

  forward(x: Tensor): Tensor {
    const [outputs, inputs] = this.codes.shape;
    const w = dequantizePacked(this.codes).data;
    const n = x.shape[0];
    const y = new Float32Array(n * outputs);
    for (let s = 0; s < n; s++) {
      for (let o = 0; o < outputs; o++) {
        let sum = 0;
        for (let i = 0; i < inputs; i++) sum += w[o * inputs + i] * x.data[s * inputs + i];
        y[s * outputs + o] = sum + (this.bias === null ? 0 : this.bias[o]);
      }
    }
    return { dtype: 'float32', shape: [n, outputs], data: y };
  }
}

export function quantizeMixed(
  model: Layer,
  bits: readonly WeightBits[],
  calibration?: readonly Tensor[],
): MixedModel {
  const plan = [...bits];
  const built: Layer[] = [];
  let total = 0;
  let seen = calibration;
  const walk = (layer: Layer): void => {
    if (layer instanceof Sequential) {
      layer.layers.forEach(walk);
      return;
    }
    if (isLinear(layer)) {
      const [next, bytes] = replacement(layer, plan.shift(), seen);
      built.push(next);
      total += bytes;
    } else {
      built.push(layer);
    }
    seen = seen?.map((x) => layer.forward(x));
  };
  walk(model);
  if (plan.length > 0) throw new RangeError('the plan is too long');
  return { model: new Sequential(built), byteLength: total };
}

function replacement(
  linear: LinearLike,
  bits: WeightBits | undefined,
  seen: readonly Tensor[] | undefined,
): [Layer, number] {
  switch (bits) {
    case 32:
      return [linear, 4 * (linear.weight.data.length + (linear.bias?.data.length ?? 0))];
    case 8: {
      const int8 = new QuantizedLinear(linear, seen && calibrate(seen));
      return [int8, int8.byteLength];
    }
    case 4:
    case 2: {
      const packed = new Packed(linear, bits);
      return [packed, packed.byteLength];
    }
    default:
      throw new RangeError(`no layer of ${bits} bits`);
  }
}

export function sweepBits(
  model: Layer,
  plans: readonly (readonly WeightBits[])[],
  calibration: readonly Tensor[],
  test: Dataset,
): readonly SweepPoint[] {
  const points: SweepPoint[] = [];
  for (const plan of plans) {
    const mixed = quantizeMixed(model, plan, calibration);
    points.push({
      model: mixed.model,
      byteLength: mixed.byteLength,
      accuracy: accuracy(mixed.model, test),
    });
  }
  return points;
}

export function paretoFrontier(points: readonly TradeOff[]): readonly number[] {
  const isBetter = (a: TradeOff, b: TradeOff) =>
    a.byteLength <= b.byteLength &&
    a.accuracy >= b.accuracy &&
    (a.byteLength < b.byteLength || a.accuracy > b.accuracy);
  const kept: number[] = [];
  points.forEach((point, i) => {
    const isBeaten = points.some((other) => isBetter(other, point));
    const isTwin = points.some(
      (other, j) =>
        j < i && other.byteLength === point.byteLength && other.accuracy === point.accuracy,
    );
    if (!isBeaten && !isTwin) kept.push(i);
  });
  return kept.sort((a, b) => points[a].byteLength - points[b].byteLength);
}

export function chooseUnderBudget(points: readonly TradeOff[], budgetBytes: number): number {
  let best = -1;
  points.forEach(({ byteLength, accuracy: share }, i) => {
    if (byteLength > budgetBytes) return;
    const now = points[best];
    if (now === undefined || share > now.accuracy) best = i;
    else if (share === now.accuracy && byteLength < now.byteLength) best = i;
  });
  if (best < 0) throw new RangeError('the budget is too small');
  return best;
}
