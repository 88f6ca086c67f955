import type {
  Affine,
  Int8Layer,
  LayerOptions,
  PackedInt8,
  PackOptions,
  RequantizeOptions,
} from '../contract.ts';
import { requireDepth, widestCode } from '../depth.ts';
import { gemmInt8 } from './gemm-int8.ts';
import { quantize } from './quantize.ts';
import { roundHalfToEven } from './rounding.ts';
import { minMax } from './statistics.ts';
import { subtractZeroPoints } from './zero-points.ts';

/** All int8 codes. */
export const INT8: { readonly low: number; readonly high: number } = { low: -128, high: 127 };

/** int8 products in TypeScript: what every other tier must agree with, to the bit. */
export class PlainPackedInt8 implements PackedInt8 {
  readonly n: number;
  readonly k: number;
  readonly #codes: Int8Array;
  readonly #zeroPoint: number;
  readonly #widest: number;
  readonly byteLength: number;

  constructor(n: number, k: number, codes: Int8Array, options: PackOptions = {}) {
    this.n = n;
    this.k = k;
    this.#zeroPoint = requireZeroPoint('zeroPoint', options.zeroPoint ?? 0);
    this.#widest = widestWeight(codes, options);
    this.#codes = options.transposed === true ? transpose(codes, k, n) : codes;
    this.byteLength = options.transposed === true ? codes.length : 0;
  }

  multiply(m: number, a: Int8Array, aZeroPoint: number, out: Int32Array): void {
    requireZeroPoint('aZeroPoint', aZeroPoint);
    requireDepth('multiply', this.k, widestCode(aZeroPoint), this.#widest);
    gemmInt8(m, this.n, this.k, a, this.#codes, out);
    subtractZeroPoints(out, m, this.n, this.k, a, aZeroPoint, this.#codes, this.#zeroPoint);
  }

  requantize(
    m: number,
    a: Int8Array,
    aZeroPoint: number,
    out: Int8Array,
    { multipliers, zeroPoint, start = null }: RequantizeOptions,
  ): void {
    const sums = this.#sums(m, a, aZeroPoint, start);
    for (let i = 0; i < sums.length; i++) {
      const code = roundHalfToEven(sums[i] * multipliers[i % this.n]) + zeroPoint;
      out[i] = Math.max(INT8.low, Math.min(INT8.high, code));
    }
  }

  layer(options: LayerOptions): Int8Layer {
    requireNoZeroPoint(this.#zeroPoint);
    return { forward: (m, x, out) => this.#forward(m, x, out, options) };
  }

  #forward(m: number, x: Float32Array, out: Float32Array, options: LayerOptions): void {
    const { scales, start = null, bias = null, relu = false } = options;
    const input = inputOf(options, x, () => minMax(x));
    const a = new Int8Array(x.length);
    requireNumbers(quantize(x, a, { ...input, ...INT8 }));
    const sums = this.#sums(m, a, input.zeroPoint, start);
    for (let i = 0; i < sums.length; i++) {
      const j = i % this.n;
      const real = sums[i] * (input.scale * scales[j]) + (bias === null ? 0 : bias[j]);
      out[i] = relu ? Math.max(0, real) : real;
    }
  }

  dispose(): void {}

  #sums(m: number, a: Int8Array, aZeroPoint: number, start: Int32Array | null): Int32Array {
    const sums = new Int32Array(m * this.n);
    if (start === null) {
      this.multiply(m, a, aZeroPoint, sums);
      return sums;
    }
    requireDepth('multiply', this.k, widestCode(aZeroPoint), this.#widest);
    gemmInt8(m, this.n, this.k, a, this.#codes, sums);
    subtractZeroPoints(sums, m, this.n, this.k, a, 0, this.#codes, this.#zeroPoint);
    for (let i = 0; i < sums.length; i++) sums[i] += start[i % this.n];
    return sums;
  }
}

/** The parameters of the input, with a float32 scale: those given, or those chosen for its range. */
export function inputOf(
  { input }: LayerOptions,
  x: Float32Array,
  range: () => readonly [min: number, max: number],
): Affine {
  const { scale, zeroPoint } = typeof input === 'function' ? chosen(input, x, range) : input;
  return {
    scale: Math.fround(scale),
    zeroPoint: requireZeroPoint('input.zeroPoint', zeroPoint),
  };
}

function chosen(
  choose: (min: number, max: number) => Affine,
  x: Float32Array,
  range: () => readonly [min: number, max: number],
): Affine {
  if (x.length === 0) return choose(0, 0);
  const [min, max] = range();
  if (Number.isFinite(min) && Number.isFinite(max)) return choose(min, max);
  const index = x.findIndex((value) => !Number.isFinite(value));
  throw new RangeError(
    `layer: x[${index}] is ${x[index]}: finite values are needed to choose a range`,
  );
}

/** The widest |code - zeroPoint| of packed codes. */
export function widestWeight(codes: Int8Array, { zeroPoint = 0, symmetric }: PackOptions): number {
  if (symmetric !== true) return widestCode(zeroPoint);
  const index = codes.indexOf(-128);
  if (index === -1) return 127 + Math.abs(zeroPoint);
  throw new RangeError(`packInt8: codes[${index}] is -128: symmetric codes lie in [-127, 127]`);
}

/** @throws {RangeError} if a value is no int8 code. */
export function requireZeroPoint(name: string, value: number): number {
  if (Number.isInteger(value) && value >= INT8.low && value <= INT8.high) return value;
  throw new RangeError(`int8: ${name} is ${value}: an integer in [-128, 127] is needed`);
}

/** @throws {RangeError} if a quantizer found a NaN. */
export function requireNumbers(index: number): void {
  if (index === -1) return;
  throw new RangeError(`layer: x[${index}] is NaN: no code stands for it`);
}

/** @throws {RangeError} if weights of a layer have a zero point. */
export function requireNoZeroPoint(zeroPoint: number): void {
  if (zeroPoint === 0) return;
  throw new RangeError(`layer: the weights' zero point is ${zeroPoint}: a layer needs 0`);
}

/** Codes [rows, columns] as [columns, rows]. */
function transpose(codes: Int8Array, rows: number, columns: number): Int8Array {
  const result = new Int8Array(codes.length);
  for (let row = 0, i = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, i++) result[column * rows + row] = codes[i];
  }
  return result;
}
