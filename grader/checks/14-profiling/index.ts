import { contract, type Pack14 } from '@tito/module-14-profiling/contract';
import { answers } from './answers.ts';
import { latency } from './latency.ts';
import { parameters } from './parameters.ts';
import { profile } from './profile.ts';
import { quantile } from './quantile.ts';
import { retained } from './retained.ts';
import { roofline } from './roofline.ts';
import { work } from './work.ts';

/** The hidden checks: inputs drawn from the submission's seed, on machines whose times are known. */
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
