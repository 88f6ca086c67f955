/** The arguments of a product over packed panels, in the order of `Gemm`. */
export type Arguments = readonly number[];

/**
 * Where the parts of a job lie in a shared Int32Array. What threads write while others read stands on
 * a cache line of its own.
 */
export const slots = {
  /** Odd while a job may be taken; it grows with every change, and sleepers wait for that. */
  state: 0,
  /** The first panel that nobody has taken. */
  next: 16,
  /** Threads that may be at work on the job, without the one that gave it. */
  active: 32,
  /** 1 when a thread met an error. */
  failed: 33,
  /** 1 when the threads shall end. */
  stop: 34,
  /** Which product. */
  product: 48,
  /** Panels that are taken at a time. */
  chunk: 49,
  /** The first of its arguments. */
  arguments: 50,
} as const;

export type Slots = typeof slots;

/** Length of a job. */
export const JOB_LENGTH = 64;

/** What calculates a product: `Gemm` of the modules. */
export type Product = (...values: Arguments) => void;

/**
 * Computes panels of a job until all are taken.
 *
 * Panels are taken off a shared counter, so that a thread that is held up takes fewer. The sums of a
 * panel do not depend on who computes them, nor on how many are taken at a time.
 *
 * Must stand by itself: workers get it as text.
 */
export function takePanels(job: Int32Array, at: Slots, products: readonly Product[]): void {
  const [m, panels, steps, a, aStride, b, panelBytes, start, startStride, c, cStride] = job.slice(
    at.arguments,
    at.arguments + 11,
  );
  const chunk = job[at.chunk];
  const product = products[job[at.product]];
  for (;;) {
    const first = Atomics.add(job, at.next, chunk);
    if (first >= panels) return;
    const count = Math.min(chunk, panels - first);
    // Addresses are 32 bits without a sign; what is beyond wraps to the same address.
    product(
      m,
      count,
      steps,
      a,
      aStride,
      b + first * panelBytes,
      panelBytes,
      start + 32 * first,
      startStride,
      c + 32 * first,
      cStride,
    );
  }
}
