import { answers } from './answers.ts';
import { contract, type Pack03 } from './contract.ts';
import { conv2d } from './conv2d.ts';
import { init } from './init.ts';
import { linear } from './linear.ts';
import { losses } from './losses.ts';
import { sequential } from './sequential.ts';

/** The checks that a learner has: small fixed inputs, and sentences that quote them. */
export const pack: Pack03 = {
  contract,
  given: '@tito/nn/probe',
  checks: [...init, ...linear, ...sequential, ...conv2d, ...losses, ...answers],
};
