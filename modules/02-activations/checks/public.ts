import { answers } from './answers.ts';
import { contract, type Pack02 } from './contract.ts';
import { curves } from './curves.ts';
import { dropout } from './dropout.ts';
import { softmax } from './softmax.ts';

/** The checks that a learner has: small fixed inputs, and sentences that quote them. */
export const pack: Pack02 = {
  contract,
  given: '@tito/tensor',
  checks: [...curves, ...softmax, ...dropout, ...answers],
};
