// What the checks of task 15.10 expect, in float64 and without a look at the learner's side.
import type { PackedTensor, TradeOff, WeightBits } from '@tito/quantization/contract';
import { fromData, maximum, type Tensor } from '@tito/tensor';
import { forward, type Parameters } from '../layers.ts';
import { paramsOf, rangeOf, roundTrip } from '../oracle.ts';

/** The largest symmetric code of so many bits. */
export function largestCode(bits: number): number {
  return 2 ** (bits - 1) - 1;
}

/** Code i lies at bit i * bits, counted from the lowest bit of the first byte. */
export function packCodes(codes: readonly number[], bits: number): Uint8Array {
  const data = new Uint8Array(Math.ceil((codes.length * bits) / 8));
  codes.forEach((code, i) => {
    const byte = Math.floor((i * bits) / 8);
    data[byte] = (data[byte] ?? 0) + ((code + 2 ** bits) % 2 ** bits) * 2 ** ((i * bits) % 8);
  });
  return data;
}

/** The float matrix that packed codes stand for. */
export function unpack({ data, shape, scales, bits }: PackedTensor): Tensor {
  const [outputs = 0, inputs = 0] = shape;
  const values = Float32Array.from({ length: outputs * inputs }, (_, i) => {
    const byte = data[Math.floor((i * bits) / 8)] ?? NaN;
    const unsigned = Math.floor(byte / 2 ** ((i * bits) % 8)) % 2 ** bits;
    const code = unsigned > largestCode(bits) ? unsigned - 2 ** bits : unsigned;
    return code * (scales[Math.floor(i / inputs)] ?? NaN);
  });
  return fromData(values, [outputs, inputs]);
}

/** A weight as symmetric codes of so many bits leave it, with one scale per row. */
export function coarse({ data, shape }: Tensor, bits: number): Tensor {
  const inputs = shape[1] ?? 1;
  const values = new Float32Array(data.length);
  for (let start = 0; start < data.length; start += inputs) {
    const row = data.subarray(start, start + inputs);
    const scale = row.reduce((peak, w) => Math.max(peak, Math.abs(w)), 0) / largestCode(bits) || 1;
    row.forEach((w, p) => (values[start + p] = Math.round(w / scale) * scale));
  }
  return fromData(values, shape);
}

/** Bytes of a layer: weights or codes, scales, bias. */
export function bytesOf({ weight, bias }: Parameters, bits: WeightBits): number {
  const scales = bits === 32 ? 0 : 4 * (weight.shape[0] ?? 0);
  return Math.ceil((weight.data.length * bits) / 8) + scales + 4 * (bias?.data.length ?? 0);
}

/** Bytes of all layers under a plan. */
export function planBytes(layers: readonly Parameters[], bits: readonly WeightBits[]): number {
  return layers.reduce((sum, layer, i) => sum + bytesOf(layer, bits[i] ?? 32), 0);
}

/**
 * What a multilayer perceptron whose layers have so many bits makes of x: an int8 layer quantizes its
 * input by the range that the float layers before it gave to the calibration images.
 */
export function mixedForward(
  layers: readonly Parameters[],
  bits: readonly WeightBits[],
  calibration: readonly Tensor[],
  x: Tensor,
): Tensor {
  let flowing = calibration;
  return layers.reduce((value, layer, i) => {
    const input = i === 0 ? value : maximum(value, 0);
    const seen = i === 0 ? flowing : flowing.map((sample) => maximum(sample, 0));
    flowing = seen.map((sample) => forward(layer, sample));
    const b = bits[i] ?? 32;
    if (b === 32) return forward(layer, input);
    const weight = coarse(layer.weight, b);
    const coded = b === 8 ? roundTrip(input, paramsOf(rangeOf(...seen), 'asymmetric')) : input;
    return forward({ weight, bias: layer.bias }, coded);
  }, x);
}

/** Whether b makes a superfluous: nowhere worse, and better somewhere. */
function beats(b: TradeOff, a: TradeOff): boolean {
  const noWorse = b.byteLength <= a.byteLength && b.accuracy >= a.accuracy;
  return noWorse && (b.byteLength < a.byteLength || b.accuracy > a.accuracy);
}

function isTwin(a: TradeOff, b: TradeOff): boolean {
  return a.byteLength === b.byteLength && a.accuracy === b.accuracy;
}

/** By the definition, every point against every other. */
export function frontierOf(points: readonly TradeOff[]): readonly number[] {
  return points
    .map((point, index) => ({ point, index }))
    .filter(({ point, index }) => {
      const isFirst = points.findIndex((other) => isTwin(other, point)) === index;
      return isFirst && !points.some((other) => beats(other, point));
    })
    .toSorted((a, b) => a.point.byteLength - b.point.byteLength)
    .map(({ index }) => index);
}

/** The last point of the frontier that fits, or null. */
export function choiceOf(points: readonly TradeOff[], budgetBytes: number): number | null {
  return frontierOf(points).findLast((i) => (points[i]?.byteLength ?? NaN) <= budgetBytes) ?? null;
}
