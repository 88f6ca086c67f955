import { contract, type Pack03 } from '@tito/module-03-layers/contract';
import { answers } from './answers.ts';
import { conv2d } from './conv2d.ts';
import { init } from './init.ts';
import { linear } from './linear.ts';
import { losses } from './losses.ts';
import { sequential } from './sequential.ts';

/** The hidden checks: inputs drawn from the submission's seed, held against definitions in float64. */
export const pack: Pack03 = {
  contract,
  given: '@tito/nn/probe',
  checks: [...init, ...linear, ...sequential, ...conv2d, ...losses, ...answers],
};
