// Which kernels are in use is known by the entry of each element type; this is all that they share, so that
// who wants the plain ones back need not load any.
const resets: (() => void)[] = [];

/** Has `reset` called whenever the plain kernels are put back. */
export function onReset(reset: () => void): void {
  resets.push(reset);
}

/** Puts the plain kernels back in use, for every element type that is loaded in this realm. */
export function resetKernels(): void {
  for (const reset of resets) reset();
}
