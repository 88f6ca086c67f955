import { accuracy, isLinear, Linear, Sequential } from '@tito/nn';
import type { Dataset, Layer, LinearLike } from '@tito/nn';
import { formatShape, fromData, ShapeError, zeros } from '@tito/tensor';
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

/** Task 15.10. Codes of 4 or 2 bits, one scale per row; the first code of a byte in its lowest bits. */
export function quantizePacked(w: Tensor, bits: 4 | 2): PackedTensor {
  if (w.shape.length !== 2) {
    throw new ShapeError(`quantizePacked: w is ${formatShape(w.shape)}: [out, in] is needed`);
  }
  requirePackable(bits);
  const [outputs, inputs] = w.shape;
  const largest = 2 ** (bits - 1) - 1;
  const perByte = 8 / bits;
  const scales = new Float32Array(outputs);
  const data = new Uint8Array(Math.ceil(w.data.length / perByte));
  for (let c = 0; c < outputs; c++) {
    const row = w.data.subarray(c * inputs, (c + 1) * inputs);
    scales[c] = scaleOf(row, largest);
    for (let p = 0; p < inputs; p++) {
      const code = Math.max(-largest, Math.min(largest, Math.round(row[p] / scales[c])));
      const i = c * inputs + p;
      data[Math.floor(i / perByte)] |= (code & (2 ** bits - 1)) << (bits * (i % perByte));
    }
  }
  return { data, shape: [...w.shape], scales, bits };
}

function requirePackable(bits: number): void {
  if (bits !== 4 && bits !== 2) throw new RangeError(`packed codes have 4 or 2 bits, not ${bits}`);
}

function scaleOf(row: Float32Array, largest: number): number {
  if (!row.every(Number.isFinite)) throw new RangeError('quantizePacked: a weight is not finite');
  const peak = Math.max(0, ...row.map(Math.abs));
  return peak === 0 ? 1 : Math.fround(peak / largest);
}

export function dequantizePacked(q: PackedTensor): Tensor {
  const [outputs, inputs] = q.shape;
  const w = zeros([outputs, inputs]);
  const perByte = 8 / q.bits;
  for (let i = 0; i < w.data.length; i++) {
    const raw = (q.data[Math.floor(i / perByte)] >> (q.bits * (i % perByte))) & (2 ** q.bits - 1);
    const code = raw >= 2 ** (q.bits - 1) ? raw - 2 ** q.bits : raw;
    w.data[i] = code * q.scales[Math.floor(i / inputs)];
  }
  return w;
}

/** Packed weights, unpacked anew for every batch. */
class PackedLinear implements Layer {
  readonly weight: PackedTensor;
  readonly bias: Tensor | null;

  constructor(linear: LinearLike, bits: 4 | 2) {
    this.weight = quantizePacked(linear.weight, bits);
    this.bias = linear.bias && fromData(linear.bias.data.slice(), linear.bias.shape);
  }

  get byteLength(): number {
    const { data, scales } = this.weight;
    return data.byteLength + scales.byteLength + (this.bias?.data.byteLength ?? 0);
  }

  forward(x: Tensor): Tensor {
    return new Linear(dequantizePacked(this.weight), this.bias).forward(x);
  }
}

export function quantizeMixed(
  model: Layer,
  bits: readonly WeightBits[],
  calibration?: readonly Tensor[],
): MixedModel {
  const sources = flat(model);
  const layers: Layer[] = [];
  let byteLength = 0;
  let samples = calibration;
  let next = 0;
  for (const layer of sources) {
    if (isLinear(layer)) {
      const stored = store(layer, bits[next], samples);
      byteLength += stored.byteLength;
      layers.push(stored.layer);
      next += 1;
    } else {
      layers.push(layer);
    }
    samples = samples?.map((x) => layer.forward(x));
  }
  if (next !== bits.length) throw new RangeError(`${bits.length} bits for ${next} Linear layers`);
  return { model: new Sequential(layers), byteLength };
}

/** The layers in the order in which they run, without containers. */
function flat(model: Layer): readonly Layer[] {
  return model instanceof Sequential ? model.layers.flatMap(flat) : [model];
}

function store(
  linear: LinearLike,
  bits: WeightBits | undefined,
  samples: readonly Tensor[] | undefined,
): { readonly layer: Layer; readonly byteLength: number } {
  if (bits === 32) {
    const biasBytes = linear.bias === null ? 0 : linear.bias.data.byteLength;
    return { layer: linear, byteLength: linear.weight.data.byteLength + biasBytes };
  }
  if (bits === 8) {
    const layer = new QuantizedLinear(linear, samples && calibrate(samples));
    return { layer, byteLength: layer.byteLength };
  }
  if (bits !== 4 && bits !== 2) throw new RangeError(`quantizeMixed: no layer of ${bits} bits`);
  const layer = new PackedLinear(linear, bits);
  return { layer, byteLength: layer.byteLength };
}

export function sweepBits(
  model: Layer,
  plans: readonly (readonly WeightBits[])[],
  calibration: readonly Tensor[],
  test: Dataset,
): readonly SweepPoint[] {
  return plans.map((bits) => {
    const mixed = quantizeMixed(model, bits, calibration);
    return { ...mixed, accuracy: accuracy(mixed.model, test) };
  });
}

export function paretoFrontier(points: readonly TradeOff[]): readonly number[] {
  const order = points.map((_, i) => i);
  order.sort(
    (a, b) =>
      points[a].byteLength - points[b].byteLength || points[b].accuracy - points[a].accuracy,
  );
  const frontier: number[] = [];
  let best = -1;
  for (const i of order) {
    if (points[i].accuracy > best) {
      frontier.push(i);
      best = points[i].accuracy;
    }
  }
  return frontier;
}

export function chooseUnderBudget(points: readonly TradeOff[], budgetBytes: number): number {
  const fitting = paretoFrontier(points).filter((i) => points[i].byteLength <= budgetBytes);
  const choice = fitting.at(-1);
  if (choice === undefined) throw new RangeError(`nothing fits into ${budgetBytes} bytes`);
  return choice;
}
