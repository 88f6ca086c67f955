// What module 14 of the course asks for, and what its parts are called: types only.
import type { DType, Tensor } from '@tito/tensor';

/** The present time in milliseconds, from any fixed origin, never running backwards. */
export type Clock = () => number;

/** How to measure. Warm-up runs let the engine compile and caches fill; they are not timed. */
export interface LatencyOptions {
  /** Runs before the first sample; 10 by default. */
  readonly warmup?: number;
  /** Timed runs; 50 by default. */
  readonly samples?: number;
  /** `performance.now` by default. */
  readonly clock?: Clock;
}

/** The times of one function, in milliseconds. Percentiles interpolate linearly. */
export interface Latency {
  /** In the order they were taken. */
  readonly samples: readonly number[];
  readonly medianMs: number;
  readonly p10Ms: number;
  readonly p90Ms: number;
  readonly minMs: number;
}

/** Two functions timed in turn, and how their times relate pair by pair. */
export interface LatencyComparison {
  readonly a: Latency;
  readonly b: Latency;
  /** The median over the pairs of a's time / b's time: below 1, a is the faster. */
  readonly medianRatio: number;
  readonly p10Ratio: number;
  readonly p90Ratio: number;
}

/** Bytes of buffers, in total and by the element type they are used as. */
export interface RetainedBytes {
  readonly total: number;
  readonly byDType: Readonly<Record<DType | 'other', number>>;
}

/** Whatever maps a batch to a batch: a layer, or a container with its layers in `layers`. */
export interface Forward {
  forward(x: Tensor): Tensor;
}

/** What has to be done at least. */
export interface Work {
  /** Multiply-accumulates: one product, added to a sum. */
  readonly macs: number;
  /** Floating-point operations: 2 for each multiply-accumulate, and those of layers without weights. */
  readonly flops: number;
  /** Bytes that have to move, if each is moved once: input, output, and what the layer retains. */
  readonly bytes: number;
}

/** The work of one layer for one batch. */
export interface LayerWork extends Work {
  /** Where it is: [2, 0] is layer 0 of the container that is layer 2; [] is the model itself. */
  readonly at: readonly number[];
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
}

/** The work of a model for a batch, per batch and per sample. */
export interface ModelWork {
  /** How many samples the batch has: its first dimension. */
  readonly samples: number;
  readonly perBatch: Work;
  /** A share of `perBatch`. Its bytes fall with the batch: all samples share the weights. */
  readonly perSample: Work;
  readonly layers: readonly LayerWork[];
}

/** The work of one layer, and how fast it was done. */
export interface LayerProfile extends LayerWork {
  /** Per batch. */
  readonly medianMs: number;
  /** 10^9 FLOPs of the batch per second. */
  readonly gflopsPerSecond: number;
}

/** How fast a model maps a batch, in whole and layer by layer. */
export interface ForwardProfile {
  readonly samples: number;
  /** Of the whole model, per batch. */
  readonly latency: Latency;
  readonly samplesPerSecond: number;
  /** 10^9 FLOPs of the batch per second. */
  readonly gflopsPerSecond: number;
  readonly layers: readonly LayerProfile[];
}

/** The most that a machine does, measured on it. */
export interface Peaks {
  /** 10^9 FLOPs per second. */
  readonly gflopsPerSecond: number;
  /** 10^9 bytes per second, to and from memory. */
  readonly gigabytesPerSecond: number;
}

/** What has to wait for what: arithmetic for memory, or memory for arithmetic. */
export type Bound = 'memory' | 'compute';

/** Where some work lies under the roof of a machine. */
export interface Roofline {
  /** FLOPs per byte of the work. */
  readonly intensity: number;
  /** FLOPs per byte at which the machine is balanced: below it, memory decides. */
  readonly ridge: number;
  readonly bound: Bound;
  /** The most that the machine can reach on this work, in 10^9 FLOPs per second. */
  readonly attainableGflopsPerSecond: number;
  /** The least time that it takes there. */
  readonly minMs: number;
}

/** What module 14 exports. `@tito/profiling` itself satisfies it. */
export interface Module14 extends ProfilingAnswers {
  countParameters(model: object): number;
  retainedBytes(model: object): RetainedBytes;
  quantile(samples: readonly number[], fraction: number): number;
  measureLatency(run: () => unknown, options?: LatencyOptions): Latency;
  compareLatency(a: () => unknown, b: () => unknown, options?: LatencyOptions): LatencyComparison;
  countWork(model: Forward, x: Tensor): ModelWork;
  profileForward(model: Forward, x: Tensor, options?: LatencyOptions): ForwardProfile;
  roofline(work: Pick<Work, 'flops' | 'bytes'>, peaks: Peaks): Roofline;
}

/** A convolution over one sample, for counting. */
export interface ConvSize {
  /** [channels, height, width] */
  readonly input: readonly [channels: number, height: number, width: number];
  readonly outChannels: number;
  /** [height, width] */
  readonly kernel: readonly [height: number, width: number];
  readonly stride: number;
  /** Zeros on each side. */
  readonly padding: number;
}

/** The systems questions of module 14, answered in code, so that any figures can be put in. */
export interface ProfilingAnswers {
  conv2dMacs(size: ConvSize): number;
  computeBoundBatch(inFeatures: number, outFeatures: number, ridge: number): number;
  weightBoundRate(
    parameters: number,
    bytesPerParameter: number,
    gigabytesPerSecond: number,
  ): number;
  amdahlSpeedup(share: number, factor: number): number;
  samplesToSee(fraction: number, confidence: number): number;
  runsPerSample(runMs: number, resolutionMs: number, errorPercent: number): number;
  trainingBytes(parameters: number, statesPerParameter: number): number;
}
