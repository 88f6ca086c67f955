import type { Product, Slots, takePanels } from './job.ts';

/** What a worker is given. */
export interface Post {
  readonly job: Int32Array;
  readonly at: Slots;
  readonly memory: unknown;
  /** The modules of the float32 and of the int8 products. */
  readonly modules: readonly unknown[];
  /** Rounds of looking for the next job before falling asleep. */
  readonly patience: number;
}

/** The names of the products, by the module that they are taken from. */
export const productNames: readonly (readonly string[])[] = [
  ['f32Gemm', 'f32ColumnsGemm'],
  ['i8Gemm'],
];

declare const WebAssembly: {
  readonly Instance: new (
    module: unknown,
    imports: unknown,
  ) => { readonly exports: Readonly<Record<string, Product>> };
};

/**
 * The life of a worker: waits for a job, takes panels of it, waits for the next one, until it is told
 * to stop.
 *
 * It counts itself among the active first and then looks whether the job is still open, while whoever
 * gave the job closes it first and then looks who is active. So a job that is closed and has nobody
 * active is over for good, and its arguments may be overwritten.
 *
 * Must stand by itself: workers get it as text.
 */
export function serve(
  { job, at, memory, modules, patience }: Post,
  names: typeof productNames,
  take: typeof takePanels,
  ready: () => void,
): void {
  const products = modules.flatMap((module, i) => {
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    return names[i].map((name) => exports[name]);
  });
  ready();
  let state = 0;
  while (Atomics.load(job, at.stop) === 0) {
    for (let round = 0; round < patience && Atomics.load(job, at.state) === state; round++);
    Atomics.wait(job, at.state, state);
    state = Atomics.load(job, at.state);
    if ((state & 1) === 0) continue;
    Atomics.add(job, at.active, 1);
    try {
      if (Atomics.load(job, at.state) === state) take(job, at, products);
    } catch (error) {
      Atomics.store(job, at.failed, 1);
      throw error;
    } finally {
      Atomics.sub(job, at.active, 1);
      Atomics.notify(job, at.active);
    }
  }
}
