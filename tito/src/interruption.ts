/** Aborted by the first Ctrl-C. Whoever owns something that has to be put back listens to it. */
export const interruption: AbortController = new AbortController();
