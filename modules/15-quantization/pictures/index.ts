import type { Album } from '@tito/check';
import type { Module15 } from '@tito/quantization/contract';
import { contract, type Given15 } from '../checks/contract.ts';
import { channels, errors, percentiles, weights } from './codes.ts';
import { bytes, frontier, logits } from './models.ts';

/** What a learner's own code does, to be looked at when its task is done. */
export const album: Album<Module15, Given15> = {
  contract,
  pictures: [weights, errors, channels, percentiles, bytes, logits, frontier],
};
