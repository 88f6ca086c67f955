import type { Pack15 } from '@tito/module-15-quantization/contract';
import { pack as hidden } from '../../../../checks/15-quantization/index.ts';

/** The hidden checks of module 15 without those that measure memory in a process of their own. */
export const pack: Pack15 = {
  ...hidden,
  checks: hidden.checks.filter(({ needs }) => needs === undefined),
};
