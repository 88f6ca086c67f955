/** Aborted by the first Ctrl-C. Whoever owns something that has to be put back listens to it. */
export const interruption: AbortController = new AbortController();

/** What is said after an interruption, by who knows what is left of the work; null for nothing. */
export const afterInterruption: { advice: string | null } = { advice: null };
