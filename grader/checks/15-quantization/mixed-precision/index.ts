import type { Check15 } from '@tito/module-15-quantization/contract';
import { digits } from '../model/digits.ts';
import { mixedModels } from './mixed-models.ts';
import { packed } from './packed.ts';
import { mixedRetained } from './retained.ts';
import { tradeOffs } from './trade-offs.ts';

/** Task 15.10: fewer bits, a sweep that is measured, and a choice. */
export const mixedPrecision: readonly Check15[] = [
  ...packed,
  ...mixedModels,
  mixedRetained,
  ...tradeOffs(digits),
];
