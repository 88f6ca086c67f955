import type { Clock } from '../contract.ts';

/**
 * A machine on which time passes as it was told to and in no other way, so that what a profiler
 * reports can be known beforehand. Times that are multiples of 2^-10 ms add up exactly.
 *
 * @example
 * const machine = new SimulatedMachine();
 * const clock = machine.clock();
 * const start = clock();
 * machine.workload([2, 5])();
 * clock() - start; // => 2
 */
export class SimulatedMachine {
  readonly #slowdowns: readonly number[];
  #nowMs = 1000;
  #runs = 0;

  /** @param slowdowns how many times longer the first, second, ... run of anything takes; 1 after. */
  constructor(slowdowns: readonly number[] = []) {
    this.#slowdowns = slowdowns;
  }

  /** The time of this machine, as a function of its own. Reading it takes no time. */
  clock(): Clock {
    return () => this.#nowMs;
  }

  /** A function whose runs take these times, one after the other; further runs as long as the last. */
  workload(durationsMs: readonly number[]): () => void {
    let turn = 0;
    return () => {
      const durationMs = durationsMs[Math.min(turn++, durationsMs.length - 1)];
      this.#nowMs += durationMs * (this.#slowdowns[this.#runs++] ?? 1);
    };
  }

  /** How often workloads have run. */
  runs(): number {
    return this.#runs;
  }
}
