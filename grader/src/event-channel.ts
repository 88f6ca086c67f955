/** Events that several tasks send and one reader takes, in the order of sending. */
export class EventChannel<T> {
  readonly #waiting: T[] = [];
  #isClosed = false;
  #wake: (() => void) | null = null;

  send(event: T): void {
    this.#waiting.push(event);
    this.#wake?.();
  }

  /** No more events come; the reader ends after those that are waiting. */
  close(): void {
    this.#isClosed = true;
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void> {
    for (;;) {
      for (let event = this.#waiting.shift(); event !== undefined; event = this.#waiting.shift()) {
        yield event;
      }
      if (this.#isClosed) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
