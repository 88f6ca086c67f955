import type { Dataset, Layer, LinearLike } from '@tito/nn';
import type { Tensor } from '@tito/tensor';

/** Which codes a range is spread over: [-127, 127] around 0, or all of [-128, 127]. */
export type Scheme = 'symmetric' | 'asymmetric';

/** How int8 codes stand for real numbers: real = (code - zeroPoint) * scale. */
export interface QParams {
  /** Real units per code step; finite, greater than 0, a float32 value. */
  readonly scale: number;
  /** The code that stands for exactly 0; an integer in [-128, 127]. */
  readonly zeroPoint: number;
}

/** A tensor of int8 codes with one scale and one zero point. */
export interface QTensor extends QParams {
  /** Row-major codes; owns its buffer, so it retains exactly one byte per value. */
  readonly data: Int8Array;
  readonly shape: readonly number[];
}

/** A tensor of int8 codes with one scale per index of `axis`; every zero point is 0. */
export interface QTensorPerChannel {
  /** Row-major codes in [-127, 127]; owns its buffer. */
  readonly data: Int8Array;
  readonly shape: readonly number[];
  /** `scales[c]` belongs to the values whose index along `axis` is c. */
  readonly scales: Float32Array;
  /** Which dimension the scales run along, counted from 0. */
  readonly axis: number;
}

/** A Linear layer whose weights are int8 codes; nothing of the float layer is kept. */
export interface QuantizedLinear extends Layer {
  /** The codes, [out, in], with one scale per output (axis 0). */
  readonly weight: QTensorPerChannel;
  /** Bytes of the arrays that the layer retains: codes, scales, and 4 per bias value. */
  readonly byteLength: number;
}

/** Options of calibration. */
export interface CalibrationOptions {
  /** Share of the observed values that stays in range, in percent; 100 keeps all (min/max). */
  readonly percentile?: number;
  /** Default: asymmetric. */
  readonly scheme?: Scheme;
}

/** What `quantizeModel` returns. */
export interface QuantizedModel {
  /** A new model: every Linear replaced, every other layer shared with the source. */
  readonly model: Layer;
  /**
   * By index of the model's layers: the input parameters of a calibrated quantized layer, otherwise
   * null, as for a nested container. A model that is no container has one entry, its own.
   */
  readonly stats: readonly (QParams | null)[];
}

/** Sizes of one fully connected layer. */
export interface LinearSize {
  readonly inFeatures: number;
  readonly outFeatures: number;
}

/** Bits per weight of a Linear layer: float32 values, int8 codes, or packed codes of 4 or 2 bits. */
export type WeightBits = 32 | 8 | 4 | 2;

/** A matrix of symmetric codes that share bytes, with one scale per row. */
export interface PackedTensor {
  /**
   * 8 / bits codes per byte, in two's complement, the first in the lowest bits, as ONNX packs INT4.
   * Rows follow each other without a gap; bits that are left over in the last byte are 0. Owns its
   * buffer.
   */
  readonly data: Uint8Array;
  /** [out, in] */
  readonly shape: readonly number[];
  /** `scales[c]` belongs to row c. */
  readonly scales: Float32Array;
  /** 4 or 2. */
  readonly bits: number;
}

/** What a model costs and what it gives: one point of the picture of accuracy against bytes. */
export interface TradeOff {
  /** Bytes of weights, scales and biases. */
  readonly byteLength: number;
  /** Fraction of labelled samples that are classified correctly, 0 to 1. */
  readonly accuracy: number;
}

/** A model in which each Linear has the precision that was asked for. */
export interface MixedModel {
  readonly model: Layer;
  /** Bytes of weights, scales and biases of all its layers. */
  readonly byteLength: number;
}

/** A mixed model, measured. */
export interface SweepPoint extends MixedModel, TradeOff {}

/** What module 15 asks for. `@tito/quantization` itself satisfies it. */
export interface Module15 extends SystemsAnswers, MixedPrecision {
  chooseQParams(min: number, max: number, scheme: Scheme): QParams;
  quantizeInt8(x: Tensor, qparams?: QParams): QTensor;
  dequantizeInt8(q: QTensor): Tensor;
  quantizePerChannel(w: Tensor, axis: number): QTensorPerChannel;
  calibrate(samples: readonly Tensor[], options?: CalibrationOptions): QParams;
  matmulInt8(
    a: Tensor<'int8'>,
    b: Tensor<'int8'>,
    zero?: { readonly aZeroPoint?: number; readonly bZeroPoint?: number },
  ): Tensor<'int32'>;
  QuantizedLinear: new (linear: LinearLike, input?: QParams) => QuantizedLinear;
  quantizeModel(
    model: Layer,
    calibration?: readonly Tensor[],
    options?: { readonly percentile?: number },
  ): QuantizedModel;
}

/** Task 15.9: the systems questions, answered in code, so that any figures can be put in. */
export interface SystemsAnswers {
  /** Bytes of the weights and biases of float32 Linear layers. */
  float32Bytes(layers: readonly LinearSize[]): number;
  /** Bytes of the same layers as int8 codes, a float32 scale and a 4-byte bias per output. */
  int8Bytes(layers: readonly LinearSize[]): number;
  /**
   * Smallest inFeatures at which float32 weights are at least `ratio` times as large as int8 codes
   * with one float32 scale per output (biases left out). @throws RangeError unless 0 < ratio < 4.
   */
  minInFeatures(ratio: number): number;
  /**
   * Bytes of per-output float32 scales as a percentage of the codes, for weights [out, ...rest].
   */
  scaleOverheadPercent(shape: readonly number[]): number;
  /**
   * Largest k at which k * max|a - aZeroPoint| * max|b - bZeroPoint| < 2^31, over all int8 codes.
   */
  maxExactDepth(aZeroPoint: number, bZeroPoint: number): number;
  /**
   * Fraction of outliers below which clipping them lowers the mean squared error of symmetric
   * quantization to `bits` bits: 1 / (12 Q^2), Q = 2^(bits - 1) - 1.
   */
  clippingBreakEven(bits: number): number;
  /**
   * Signal to noise ratio, in dB, of uniform data on a symmetric grid of `bits` bits that it fills.
   */
  uniformSqnrDb(bits: number): number;
  /**
   * Milliseconds to read the int8 or float32 weights [n, n] once at `gigabytesPerSecond` (10^9
   * bytes).
   */
  weightReadMs(n: number, bytesPerWeight: number, gigabytesPerSecond: number): number;
  /**
   * Float accuracy minus int8 accuracy, in percentage points, and its standard error, for paired
   * counts.
   */
  pairedDrop(newlyWrong: number, newlyRight: number, total: number): PairedDrop;
}

/** Task 15.10: fewer than eight bits, a sweep, and a choice. */
export interface MixedPrecision {
  quantizePacked(w: Tensor, bits: 4 | 2): PackedTensor;
  dequantizePacked(q: PackedTensor): Tensor;
  quantizeMixed(
    model: Layer,
    bits: readonly WeightBits[],
    calibration?: readonly Tensor[],
  ): MixedModel;
  sweepBits(
    model: Layer,
    plans: readonly (readonly WeightBits[])[],
    calibration: readonly Tensor[],
    test: Dataset,
  ): readonly SweepPoint[];
  paretoFrontier(points: readonly TradeOff[]): readonly number[];
  chooseUnderBudget(points: readonly TradeOff[], budgetBytes: number): number;
}

/** An accuracy difference over the same test images, in percentage points. */
export interface PairedDrop {
  readonly drop: number;
  /** sqrt(newlyWrong + newlyRight) / total, in percentage points. */
  readonly standardError: number;
}
