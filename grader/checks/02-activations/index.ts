import { contract, type Pack02 } from '@tito/module-02-activations/contract';
import { answers } from './answers.ts';
import { dropout } from './dropout.ts';
import { gelu } from './gelu.ts';
import { relu } from './relu.ts';
import { sigmoid } from './sigmoid.ts';
import { softmax } from './softmax.ts';
import { tanh } from './tanh.ts';

/** The hidden checks: inputs drawn from the submission's seed. */
export const pack: Pack02 = {
  contract,
  given: '@tito/tensor',
  checks: [...relu, ...sigmoid, ...tanh, ...gelu, ...softmax, ...dropout, ...answers],
};
