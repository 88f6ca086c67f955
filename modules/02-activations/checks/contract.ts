import {
  type Check,
  type CheckPack,
  cls,
  fn,
  type ModuleContract,
  number,
  object,
  tensor,
} from '@tito/check';
import type { Activation, Layer, Module02 } from '@tito/nn/contract';
import type { Random } from '@tito/tensor';

/** Numbers for Dropout to draw. */
type Stream = Pick<Random, 'uniform'>;

/** What a check can make beside the learner's code. */
export interface Given02 {
  random: (seed: number | string) => Stream;
}

export type Check02 = Check<Module02, Given02>;
export type Pack02 = CheckPack<Module02, Given02>;

const activation = object<Activation>({
  forward: { call: tensor() },
  derivative: { call: tensor() },
});
const layer = object<Layer>({ forward: { call: tensor() } });

/** What module 02 exports, and the generator that it is given. */
export const contract: ModuleContract<Module02, Given02> = {
  student: {
    ReLU: cls(activation),
    Sigmoid: cls(activation),
    Tanh: cls(activation),
    GELU: cls(activation),
    Softmax: cls(layer),
    Dropout: cls(layer),
    elementwiseBytes: fn(number),
    arithmeticIntensity: fn(number),
    vanishingDepth: fn(number),
    largestSafeLogit: fn(number),
    reluZeroShare: fn(number),
    droppedDeviation: fn(number),
    tableBytes: fn(number),
  },
  given: {
    random: fn(object<Stream>({ uniform: { call: number } })),
  },
};
