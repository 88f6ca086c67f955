/**
 * What the host knows of its memory. The package has no access to the host; the caller brings it.
 *
 * In Node, with `--expose-gc`: `collect` is `globalThis.gc`, and `bytes` adds the used heap and the
 * external memory, where typed arrays keep their values.
 */
export interface MemoryCounters {
  /** Frees what is unreachable, so that only retained memory is counted. */
  collect(): void | Promise<void>;
  /** Bytes in use now. */
  bytes(): number;
}

/**
 * How many bytes more the process retains once `build` is done and its result kept.
 *
 * Counts everything, also what private fields, closures and caches hold, and what a first call leaves
 * behind in the engine: build a small one first. Negative if building let go of more than it kept.
 *
 * @returns the value built and the difference in bytes between the two counts.
 */
export async function measureRetained<T>(
  build: () => T,
  counters: MemoryCounters,
): Promise<{ value: T; bytes: number }> {
  await counters.collect();
  const before = counters.bytes();
  const value = build();
  await counters.collect();
  // `value` is returned below, so it is alive while the second count is taken.
  const bytes = counters.bytes() - before;
  return { value, bytes };
}
