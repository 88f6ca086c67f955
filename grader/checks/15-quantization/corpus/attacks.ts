import type { Attack } from './attacks/attack.ts';
import { endings } from './attacks/endings.ts';
import { forgeries } from './attacks/forgeries.ts';
import { lookAlikes } from './attacks/look-alikes.ts';
import { memoryAttacks } from './attacks/memory.ts';
import { reaching } from './attacks/reference.ts';

export type { Attack, Expected } from './attacks/attack.ts';

/** Hostile submissions, as data: they run in a sandbox and nowhere else. */
export const attacks: readonly Attack[] = [
  ...endings,
  ...forgeries,
  ...lookAlikes,
  ...memoryAttacks,
  ...reaching,
];
