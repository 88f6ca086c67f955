// Two programs that ask a machine for all it has, one for arithmetic and one for memory.
import { copy, full, matmul, zeros } from '@tito/tensor';

/** A program to be timed, and what it does in one run. */
export interface Workload {
  run(): unknown;
  /** FLOPs of one run. */
  readonly flops: number;
  /** Bytes that one run moves to and from memory. */
  readonly bytes: number;
}

const SIDE = 256;

/**
 * A product of two matrices of 256 x 256: 33.6 million FLOPs on 0.8 MB, which caches hold. What it
 * reaches is the peak of `matmul` of @tito/tensor in one thread, not that of the processor.
 *
 * @example
 * computeWorkload().flops; // => 2 * 256 ** 3
 */
export function computeWorkload(): Workload {
  const [a, b] = [full([SIDE, SIDE], 0.5), full([SIDE, SIDE], 2)];
  return { run: () => matmul(a, b), flops: 2 * SIDE ** 3, bytes: 3 * 4 * SIDE ** 2 };
}

/**
 * A copy of `megabytes` MB (10^6 bytes), into memory that is there: each byte is read once and written
 * once. The default is larger than the caches of most machines.
 *
 * @example
 * memoryWorkload(8).bytes; // => 16_000_000
 */
export function memoryWorkload(megabytes = 64): Workload {
  const source = zeros([megabytes * 250_000]);
  const target = copy(source);
  return { run: () => target.data.set(source.data), flops: 0, bytes: 2 * source.data.byteLength };
}
