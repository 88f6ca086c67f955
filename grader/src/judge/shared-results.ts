/** What shared calls brought back. A fault is not kept: the next check that asks calls again. */
export class SharedResults {
  readonly #known = new Map<object, unknown>();

  async of<T>(calls: object, perform: () => Promise<T>): Promise<T> {
    if (!this.#known.has(calls)) this.#known.set(calls, await perform());
    // What is kept under these calls is what performing them gave.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return this.#known.get(calls) as T;
  }
}
