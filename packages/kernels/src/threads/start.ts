/** What a worker tells, whichever engine it is of. */
export interface Listeners {
  ready(): void;
  ended(why: string): void;
}

/** Starts a worker and calls the listeners; returns how to end it by force. */
export type Start = (program: string, data: unknown, on: Listeners) => () => unknown;
