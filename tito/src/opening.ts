/** The words that stand on a screen until there is something to show: an error takes them away as well. */
export const opening: { clear: () => void } = { clear: () => undefined };
