import { plainKernels } from '@tito/kernels';
import type { Kernels } from '@tito/kernels';
import { loadKernels } from '@tito/kernels/wasm';

const best = loadKernels();
if (best.tier !== 'relaxed') console.warn('SKIPPED: no exact relaxed dot product on this machine');

/** Every WebAssembly tier of this machine, by name. */
export const fastTiers: readonly (readonly [string, Kernels])[] = [
  ['simd128', loadKernels({ tier: 'simd128' })],
  ...(best.tier === 'relaxed' ? [['relaxed', best] as const] : []),
];

export const allTiers: typeof fastTiers = [['plain', plainKernels], ...fastTiers];
