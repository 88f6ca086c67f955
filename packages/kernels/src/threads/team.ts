import type { Products } from '../runtime/functions.ts';
import type { WasmMemory, WasmModule } from '../runtime/webassembly.ts';
import { JOB_LENGTH, slots, takePanels } from './job.ts';
import type { Arguments, Product } from './job.ts';
import { productNames, serve } from './serve.ts';
import type { Post } from './serve.ts';
import type { Spawn, Thread } from './spawn.ts';

/** How the members of a team work together. */
export interface TeamOptions {
  readonly spawn: Spawn;
  /** Threads, the calling one included. */
  readonly threads: number;
  /** What a worker runs, as text: `(data, ready) => void`. */
  readonly program?: string;
  /** How long a worker that has taken panels may need for them: then it is taken for dead. */
  readonly deadAfterMs?: number;
  /** Work that is worth sharing, in rows · panels · steps. */
  readonly worthwhile?: number;
}

/**
 * Rounds of looking for the next job, or for the end of one, before falling asleep: about 50 us, the
 * time between two layers of a model.
 */
const PATIENCE = 10_000;
/** Less work than this is done before a second thread wakes up. */
const WORTHWHILE = 2 ** 15;
/** Portions per thread: enough of them that a thread that is held up holds nobody up for long. */
const PORTIONS = 8;
const DEAD_AFTER_MS = 10_000;
/** How long a wait lasts before the time is looked at. */
const NAP_MS = 10;

const PROGRAM = `(data, ready) => (${String(serve)})(data, ${JSON.stringify(productNames)}, ${String(takePanels)}, ready)`;

/** Threads that share the panels of one product after the other. */
export class Team {
  readonly #job: Int32Array;
  readonly #deadAfterMs: number;
  readonly #worthwhile: number;
  readonly #mayWait: boolean;
  #workers: readonly Thread[];
  #broken: string | null = null;

  private constructor(job: Int32Array, workers: readonly Thread[], options: TeamOptions) {
    this.#job = job;
    this.#workers = workers;
    this.#deadAfterMs = options.deadAfterMs ?? DEAD_AFTER_MS;
    this.#worthwhile = options.worthwhile ?? WORTHWHILE;
    this.#mayWait = mayWait(job);
  }

  /** @throws {Error} if a worker does not start; none is left then. */
  static async start(
    memory: WasmMemory,
    modules: readonly [float32: WasmModule, int8: WasmModule],
    options: TeamOptions,
  ): Promise<Team> {
    const job = new Int32Array(new SharedArrayBuffer(4 * JOB_LENGTH));
    const post: Post = { job, at: slots, memory, modules, patience: PATIENCE };
    const { spawn, threads, program = PROGRAM } = options;
    const workers = Array.from({ length: threads - 1 }, () => spawn(program, post));
    const team = new Team(job, workers, options);
    try {
      await Promise.all(workers.map(({ ready }) => ready));
    } catch (error) {
      await team.close();
      throw error;
    }
    return team;
  }

  /** Threads, the calling one included. */
  get threads(): number {
    return this.#workers.length + 1;
  }

  /** Products that the threads of the team share, where that is worthwhile. */
  sharing(float32: Products, int8: Products): Products {
    const all: readonly Product[] = [float32.f32Gemm, float32.f32ColumnsGemm, int8.i8Gemm];
    const shared =
      (which: number): Product =>
      (...values) => {
        if (this.#workers.length === 0 || workOf(values) < this.#worthwhile) all[which](...values);
        else this.#share(which, all, values);
      };
    const { f32Peak } = float32;
    const { i8Peak, quantize } = int8;
    return {
      f32Peak,
      i8Peak,
      quantize,
      f32Gemm: shared(0),
      f32ColumnsGemm: shared(1),
      i8Gemm: shared(2),
    };
  }

  /** Ends the workers; after that the calling thread works alone. */
  async close(): Promise<void> {
    const ending = this.#workers;
    this.#workers = [];
    Atomics.store(this.#job, slots.stop, 1);
    // By two, so that no job seems to be open.
    Atomics.add(this.#job, slots.state, 2);
    Atomics.notify(this.#job, slots.state);
    await Promise.all(ending.map((worker) => worker.end()));
  }

  #share(which: number, products: readonly Product[], values: Arguments): void {
    this.#requireAll();
    const job = this.#job;
    job.set(values, slots.arguments);
    job[slots.product] = which;
    job[slots.chunk] = this.#chunkOf(values);
    Atomics.store(job, slots.next, 0);
    Atomics.add(job, slots.state, 1);
    Atomics.notify(job, slots.state);
    takePanels(job, slots, products);
    Atomics.add(job, slots.state, 1);
    this.#join();
  }

  /** Panels to take at a time; products of one or two rows take four or two panels in one go. */
  #chunkOf([m, panels]: Arguments): number {
    const together = m === 1 ? 4 : m === 2 ? 2 : 1;
    return together * Math.ceil(panels / (together * PORTIONS * this.threads));
  }

  /** Waits until nobody is at work on the job that was closed. */
  #join(): void {
    const job = this.#job;
    for (let round = 0; round < PATIENCE; round++) {
      if (Atomics.load(job, slots.active) === 0) break;
    }
    let waited = 0;
    for (let active = 0; (active = Atomics.load(job, slots.active)) !== 0;) {
      const before = performance.now();
      if (this.#mayWait) Atomics.wait(job, slots.active, active, NAP_MS);
      // A machine that was suspended has not waited: a nap counts as one, however late it ends.
      waited += Math.min(2 * NAP_MS, performance.now() - before);
      if (waited > this.#deadAfterMs) this.#break(`took panels and did not return in ${waited} ms`);
    }
    if (Atomics.load(job, slots.failed) !== 0) this.#break('met an error');
  }

  /** Nothing is computed with workers of whom some might still write. */
  #requireAll(): void {
    if (this.#broken !== null) this.#break(this.#broken);
    const gone = this.#workers.find(({ ended }) => ended !== null);
    if (gone !== undefined) this.#break(`has ended: ${gone.ended}`);
  }

  #break(what: string): never {
    this.#broken = what;
    throw new Error(`threads: a worker ${what}: close these kernels and load them again`);
  }
}

function workOf([m, panels, steps]: Arguments): number {
  return m * panels * steps;
}

/** Whether this thread may sleep: the main thread of a page may not, it looks again and again. */
function mayWait(job: Int32Array): boolean {
  try {
    Atomics.wait(job, slots.state, -1, 0);
    return true;
  } catch {
    return false;
  }
}
