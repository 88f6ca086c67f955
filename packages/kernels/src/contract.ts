/**
 * Which implementation computes: readable TypeScript, WebAssembly with the SIMD that every engine
 * has, or WebAssembly with relaxed SIMD, whose dot product is one instruction on recent CPUs.
 */
export type Tier = 'plain' | 'simd128' | 'relaxed';

/** How codes stand for real numbers: real = (code - zeroPoint) · scale. */
export interface Affine {
  /** Real units per code step: a finite float32 above 0; another number is rounded to one. */
  readonly scale: number;
  readonly zeroPoint: number;
}

/** The codes that a quantizer may give: low and high included. */
export interface Grid extends Affine {
  readonly low: number;
  readonly high: number;
}

/** The arrays that codes are kept in. */
export type Codes = Int8Array | Uint8Array | Int32Array;

/** Products of float32 matrices. All matrices are row-major. */
export interface Float32Kernels {
  /**
   * out = op(A) · op(B), where op(A) is [m, k] and op(B) is [k, n], each stored so or transposed.
   *
   * |error| <= k · 2^-24 · sum |a||b|. A row of the result depends on that row of A only, to the bit.
   * Cost: 2 m n k flops; the WebAssembly tiers also copy both operands and the result.
   */
  gemm(
    m: number,
    n: number,
    k: number,
    a: Float32Array,
    transposeA: boolean,
    b: Float32Array,
    transposeB: boolean,
    out: Float32Array,
  ): void;

  /**
   * Packs weights [n, k] once, for x · Wᵀ with many x. Later changes of `weights` are not seen.
   *
   * Memory: 4 n k bytes, until `dispose`, or until the result is garbage.
   */
  packFloat32(n: number, k: number, weights: Float32Array): PackedFloat32;
}

/** float32 weights [n, k], packed. */
export interface PackedFloat32 {
  readonly n: number;
  readonly k: number;
  /** out [m, n] = x [m, k] · Wᵀ; the bits of `gemm`. */
  multiply(m: number, x: Float32Array, out: Float32Array): void;
  /** Gives the memory back; the weights must not be used afterwards. */
  dispose(): void;
}

/** How a matrix of int8 codes is packed. */
export interface PackOptions {
  /** The codes lie as [k, n] rather than as [n, k], a Linear's weight [out, in]. */
  readonly transposed?: boolean;
  /** The zero point of these codes, in [-128, 127]; 0 unless given. */
  readonly zeroPoint?: number;
  /** All codes lie in [-127, 127], as symmetric quantization makes them: sums may be deeper. */
  readonly symmetric?: boolean;
}

/** What makes a fully connected layer of packed int8 weights. Its arrays are copied. */
export interface LayerOptions {
  /**
   * The parameters of the input's codes: given, or chosen for every batch from its smallest and largest
   * value, which are 0 and 0 for a batch without any.
   */
  readonly input: Affine | ((min: number, max: number) => Affine);
  /** Real units per code of the weights, [n]. */
  readonly scales: Float32Array;
  /**
   * What each sum of codes starts from, [n]; instead of -input.zeroPoint · sum of the column's codes,
   * which makes it a sum of (code - zero point). A bias in int32 goes here.
   */
  readonly start?: Int32Array | null;
  /** Is added to the real result, [n]. */
  readonly bias?: Float32Array | null;
  /** max(y, 0). */
  readonly relu?: boolean;
}

/** How int32 sums become int8 codes again. */
export interface RequantizeOptions {
  /** Codes per unit of the sum, [n], such as inputScale · weightScale / outputScale. */
  readonly multipliers: Float32Array;
  /** The zero point of the result. */
  readonly zeroPoint: number;
  /** As in LayerOptions. */
  readonly start?: Int32Array | null;
}

/** A matrix of int8 codes [n, k], packed once for products with any number of rows. */
export interface PackedInt8 {
  readonly n: number;
  readonly k: number;
  /** Bytes that packing retains, beyond the codes that it was given. */
  readonly byteLength: number;

  /**
   * out[i, j] = sum over p of (a[i, p] - aZeroPoint) · (w[j, p] - zeroPoint), exact.
   *
   * Shapes: a [m, k], out [m, n]. Cost: 2 m n k integer operations.
   *
   * @throws {RangeError} if k is so large that some codes could make a sum leave int32:
   * k · max|a - aZeroPoint| · max|w - zeroPoint| must be below 2^31.
   */
  multiply(m: number, a: Int8Array, aZeroPoint: number, out: Int32Array): void;

  /**
   * The same sums as int8 codes: clamp(round(sum · multipliers[j]) + zeroPoint, -128, 127), the
   * product in float64, half to even.
   *
   * @throws {RangeError} as `multiply`.
   */
  requantize(
    m: number,
    a: Int8Array,
    aZeroPoint: number,
    out: Int8Array,
    options: RequantizeOptions,
  ): void;

  /**
   * A layer of these weights, which must have the zero point 0. It lasts as long as they do.
   *
   * @throws {RangeError} if the weights have another zero point.
   */
  layer(options: LayerOptions): Int8Layer;

  /** Gives the memory back; the codes must not be multiplied afterwards. */
  dispose(): void;
}

/** A fully connected layer that computes in int8, from float32 to float32. */
export interface Int8Layer {
  /**
   * y[i, j] = (start[j] + sum over p of codes of x[i, p] · w[j, p]) · (input.scale · scales[j]) + bias[j],
   * with x quantized to int8 on the way, in float64 after the exact sum, rounded once.
   *
   * Shapes: x [m, k], out [m, n].
   *
   * @throws {RangeError} if a value of x is NaN or, where the parameters are chosen, infinite; or as
   * `PackedInt8.multiply`.
   */
  forward(m: number, x: Float32Array, out: Float32Array): void;
}

/** Products of int8 matrices, and the way there and back. Results are equal in every tier, to the bit. */
export interface Int8Kernels {
  /**
   * Packs int8 codes for products. Later changes of `codes` may or may not be seen.
   *
   * Cost: one pass over the codes. Memory: n k bytes beside the codes in the WebAssembly tiers, which
   * end with `dispose`, or when the result is garbage.
   *
   * @throws {RangeError} if the zero point is no int8 code, or `symmetric` codes contain -128.
   */
  packInt8(n: number, k: number, codes: Int8Array, options?: PackOptions): PackedInt8;

  /**
   * codes[i] = clamp(round(x[i] / scale) + zeroPoint, low, high): the quotient a float32, half to even,
   * for start <= i < end, which are all unless given. Infinities saturate.
   *
   * @returns the index of the first NaN, for which there is no code, or -1 if there is none; with a NaN
   * the codes are not to be used.
   */
  quantize(x: Float32Array, codes: Codes, grid: Grid, start?: number, end?: number): number;

  /**
   * x[i] = (codes[i] - zeroPoint) · scale, rounded to float32 once and kept finite, for
   * start <= i < end, which are all unless given.
   */
  dequantize(codes: Codes, x: Float32Array, affine: Affine, start?: number, end?: number): void;

  /** Smallest and largest value; NaN for both if a value is NaN, infinities crossed if there is none. */
  minMax(x: Float32Array): readonly [min: number, max: number];

  /**
   * The values that would stand at `rank` and at `rank + 1`, counted from 0, if x, or |x|, were sorted.
   * The second is the first again at the end. -0 comes before 0; where NaN comes is not defined.
   *
   * Cost: plain TypeScript sorts a copy. WebAssembly selects by the floats' bits, in two passes, or three
   * if the two values are far apart, with 256 kB of counters.
   *
   * @throws {RangeError} unless 0 <= rank < x.length.
   */
  neighbours(
    x: Float32Array,
    rank: number,
    absolute?: boolean,
  ): readonly [value: number, next: number];
}

/** Everything that can be replaced by something faster. */
export interface Kernels extends Float32Kernels, Int8Kernels {
  readonly tier: Tier;
  /** Whether float32 products are equal on every engine, to the bit. int8 results always are. */
  readonly deterministic: boolean;
}
