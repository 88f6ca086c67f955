import { plainKernels } from '../../src/index.ts';
import type { Kernels } from '../../src/index.ts';
import { loadKernels } from '../../src/wasm.ts';

/** One seed for every property, so that a failure shows itself again. */
export const seed = 20_261_125;

function relaxedIfThere(): readonly Kernels[] {
  const best = loadKernels();
  if (best.tier === 'relaxed') return [best, loadKernels({ deterministic: true })];
  console.warn('SKIPPED: this engine and CPU have no exact relaxed dot product');
  return [];
}

/** Every WebAssembly tier that this machine has, by a name for test titles. */
export const fastTiers: readonly (readonly [string, Kernels])[] = [
  loadKernels({ tier: 'simd128' }),
  ...relaxedIfThere(),
].map(
  (kernels) =>
    [`${kernels.tier}${kernels.deterministic ? ', deterministic' : ''}`, kernels] as const,
);

export const allTiers: typeof fastTiers = [['plain', plainKernels], ...fastTiers];
