import { loadThreadedKernels } from '../../packages/kernels/src/threads.ts';
import { loadKernels } from '../../packages/kernels/src/wasm.ts';
import type { Claim, Group } from '../group.ts';
import { float32, int8 } from './products.ts';
import type { Shape } from './products.ts';

/** The same product on one thread and on as many as there are processors. */
export async function threads(shape: Shape, claims: readonly Claim[]): Promise<Group> {
  const [m, k, n] = shape;
  const alone = loadKernels();
  const team = await loadThreadedKernels();
  return {
    title: `product [${m}, ${k}] by [${k}, ${n}], ${team.threads} threads`,
    work: { count: 2 * m * k * n, unit: 'GOP/s' },
    contenders: [
      int8('ours int8', alone, shape),
      int8('ours int8, all threads', team, shape),
      float32('ours float32', alone, shape),
      float32('ours float32, all threads', team, shape),
    ],
    effort: { rounds: 15, ms: 30 },
    claims,
  };
}
