/**
 * Who may use the processors. Many share them; one at a time may ask to be alone, and then waits
 * until nobody shares and keeps others from starting. Whoever asks first is alone first.
 */
export class Turns {
  #sharing = 0;
  #isOneAlone = false;
  readonly #toShare: (() => void)[] = [];
  readonly #toBeAlone: (() => void)[] = [];

  /** Does some work beside others. */
  async shared<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter(this.#toShare);
    try {
      return await work();
    } finally {
      this.#sharing--;
      this.#admit();
    }
  }

  /** Does some work while no other is done. Called from shared work, which steps back meanwhile. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    this.#sharing--;
    await this.#enter(this.#toBeAlone);
    try {
      return await work();
    } finally {
      this.#isOneAlone = false;
      await this.#enter(this.#toShare);
    }
  }

  #enter(queue: (() => void)[]): Promise<void> {
    return new Promise((resolve) => {
      queue.push(resolve);
      this.#admit();
    });
  }

  #admit(): void {
    if (this.#isOneAlone) return;
    if (this.#toBeAlone.length > 0) {
      if (this.#sharing > 0) return;
      this.#isOneAlone = true;
      this.#toBeAlone.shift()?.();
      return;
    }
    this.#sharing += this.#toShare.length;
    for (const resolve of this.#toShare.splice(0)) resolve();
  }
}
