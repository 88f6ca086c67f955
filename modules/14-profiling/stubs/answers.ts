// Task 14.9. The systems questions, answered in code: the checks put figures of their own in. All in
// closed form or a short loop; 1 GB is 10^9 bytes, 1 float32 is 4 bytes.
import { NotImplementedError } from '@tito/tensor';
import type { ConvSize } from '@tito/profiling/contract';

/**
 * Multiply-accumulates of a convolution for one sample: one per output value and element of a filter,
 * which spans all input channels. `padding` zeros lie on each side; an output dimension is the number
 * of places at which the kernel fits, `stride` apart.
 *
 * @example
 * conv2dMacs({ input: [1, 8, 8], outChannels: 2, kernel: [3, 3], stride: 1, padding: 0 }); // => 648
 */
export function conv2dMacs(size: ConvSize): number {
  // TODO(14.9): per what, and in which unit?   tito hint 14.9
  throw new NotImplementedError('14.9');
}

/**
 * The smallest batch at which a float32 Linear layer without bias is no longer bound by memory, on a
 * machine with this ridge, in FLOPs per byte: 2 n in out FLOPs on the bytes of weights, inputs and
 * outputs, each moved once.
 *
 * @throws {RangeError} if no batch is large enough.
 * @example
 * computeBoundBatch(1024, 1024, 5); // => 11
 */
export function computeBoundBatch(inFeatures: number, outFeatures: number, ridge: number): number {
  throw new NotImplementedError('14.9');
}

/**
 * The most samples per second that a model answers one at a time, if all its parameters are read from
 * memory for each.
 *
 * @example
 * weightBoundRate(1e9, 4, 20); // => 5
 */
export function weightBoundRate(
  parameters: number,
  bytesPerParameter: number,
  gigabytesPerSecond: number,
): number {
  throw new NotImplementedError('14.9');
}

/**
 * How many times faster the whole becomes if a part that takes `share` of its time, 0 to 1, becomes
 * `factor` times faster.
 *
 * @example
 * amdahlSpeedup(0.8, 4); // => 2.5
 */
export function amdahlSpeedup(share: number, factor: number): number {
  throw new NotImplementedError('14.9');
}

/**
 * How many samples to take to see an event that happens in a `fraction` of all runs at least once, with
 * probability `confidence` or more. Runs are independent.
 *
 * @throws {RangeError} unless 0 < fraction < 1 and 0 < confidence < 1.
 * @example
 * samplesToSee(0.01, 0.95); // => 299
 */
export function samplesToSee(fraction: number, confidence: number): number {
  throw new NotImplementedError('14.9');
}

/**
 * The fewest runs to put into one sample so that one step of the clock, `resolutionMs`, is at most
 * `errorPercent` percent of what the sample takes; at least 1.
 *
 * @example
 * runsPerSample(0.02, 0.1, 1); // => 500
 */
export function runsPerSample(runMs: number, resolutionMs: number, errorPercent: number): number {
  throw new NotImplementedError('14.9');
}

/**
 * Bytes that training keeps for the parameters, all float32: themselves, their gradients, and what the
 * optimizer remembers of each: 1 number for momentum, 2 for Adam.
 *
 * @example
 * trainingBytes(1000, 2); // => 16000
 */
export function trainingBytes(parameters: number, statesPerParameter: number): number {
  throw new NotImplementedError('14.9');
}
