// Two programs that ask a machine for all it has, one for arithmetic and one for memory.
import { copy, full, matmul, random, randomUniform } from '@tito/tensor';

/** A program to be timed, and what it does in one run. */
export interface Workload {
  readonly run: () => unknown;
  /** FLOPs of one run. */
  readonly flops: number;
  /** Bytes that one run moves to and from memory. */
  readonly bytes: number;
}

const [ROWS, DEPTH] = [64, 1024];

/**
 * A product of two matrices [64, 1024], the second one transposed, as a Linear layer has it: 8.4 million
 * FLOPs on 0.5 MB, which caches hold, and short enough that some runs meet no interruption. What it
 * reaches is the peak of `matmul` of @tito/tensor in one thread, not that of the processor.
 *
 * @example
 * computeWorkload().flops; // => 2 * 64 * 1024 * 64
 */
export function computeWorkload(): Workload {
  // Numbers as they occur: with products that are all whole V8 runs the same loop half as fast.
  const source = random('peaks');
  const [a, b] = [1, 2].map(() => randomUniform([ROWS, DEPTH], source, -1, 1));
  return {
    run: () => matmul(a, b, { transposeB: true }),
    flops: 2 * ROWS * DEPTH * ROWS,
    bytes: 4 * (2 * ROWS * DEPTH + ROWS * ROWS),
  };
}

/**
 * A copy of `megabytes` MB (10^6 bytes), into memory that is there: each byte is read once and written
 * once. The default is larger than the caches of most machines.
 *
 * @example
 * memoryWorkload(8).bytes; // => 16_000_000
 */
export function memoryWorkload(megabytes = 64): Workload {
  // Written to, or its pages would all be one page of zeros that never leaves the cache.
  const source = full([megabytes * 250_000], 1);
  const target = copy(source);
  return { run: () => target.data.set(source.data), flops: 0, bytes: 2 * source.data.byteLength };
}
