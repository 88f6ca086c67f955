import { answers } from './answers.ts';
import { contract, type Pack14 } from './contract.ts';
import { latency } from './latency.ts';
import { parameters } from './parameters.ts';
import { profile } from './profile.ts';
import { quantile } from './quantile.ts';
import { retained } from './retained.ts';
import { roofline } from './roofline.ts';
import { work } from './work.ts';

/** The checks that a learner has: small fixed inputs, and sentences that quote them. */
export const pack: Pack14 = {
  contract,
  given: '@tito/profiling/simulation',
  checks: [
    ...parameters,
    ...retained,
    ...quantile,
    ...latency,
    ...work,
    ...profile,
    ...roofline,
    ...answers,
  ],
};
