import {
  boolean,
  type Check,
  type CheckContext,
  type CheckPack,
  cls,
  fn,
  list,
  type ModuleContract,
  nullable,
  number,
  object,
  record,
  tensor,
} from '@tito/check';
import type {
  Container,
  ConvLike,
  Fans,
  Layer,
  LinearLike,
  Module03,
  WindowOptions,
} from '@tito/nn/contract';
import type { LiveTensor, Probe } from '@tito/nn/probe';
import type { DType, Random, Tensor } from '@tito/tensor';

/** Numbers for weights to be drawn from. */
type Stream = Pick<Random, 'uniform' | 'normal'>;

/** A tensor in the learner's process, that a check changes there. */
type Live = Pick<LiveTensor, 'fill'>;
type ProbeLayer = Pick<Probe, 'forward' | 'calls' | 'trainingCalls'>;

/** What a probe holds for others to find. */
interface Holds {
  readonly weight?: Weight;
  readonly bias?: Weight | null;
}

/** What a check can make beside the learner's code. */
export interface Given03 {
  random: (seed: number | string) => Stream;
  Probe: new (scale: number, shift: number, holds?: Holds) => ProbeLayer;
  LiveTensor: new (...args: ConstructorParameters<typeof LiveTensor>) => Live;
}

/** Also what is none for a float layer. */
type Weight = Tensor<DType> | Live;

/** The same exports; layers are made from tensors that are sent, or from ones that are there already. */
export interface Student03 extends Omit<Module03, 'Linear' | 'Conv2d'> {
  readonly Linear: new (weight: Weight, bias?: Weight | null) => LinearLike;
  readonly Conv2d: new (weight: Weight, bias?: Weight | null, options?: WindowOptions) => ConvLike;
}

export type Check03 = Check<Student03, Given03>;
export type Context03 = CheckContext<Student03, Given03>;
export type Pack03 = CheckPack<Student03, Given03>;

const layer = object<Layer>({ forward: { call: tensor() } });
const weights = {
  forward: { call: tensor() },
  weight: { get: tensor() },
  bias: { get: nullable(tensor()) },
};

/** What module 03 exports, and what it is tried on. */
export const contract: ModuleContract<Student03, Given03> = {
  student: {
    fans: fn(record<Fans>({ fanIn: number, fanOut: number })),
    kaimingUniform: fn(tensor()),
    kaimingNormal: fn(tensor()),
    xavierUniform: fn(tensor()),
    xavierNormal: fn(tensor()),
    Linear: cls(object<LinearLike>(weights)),
    Sequential: cls(
      object<Container>({ forward: { call: tensor() }, layers: { get: list(layer) } }),
    ),
    parameters: fn(list(tensor())),
    Conv2d: cls(
      object<ConvLike>({ ...weights, stride: { get: number }, padding: { get: number } }),
    ),
    Flatten: cls(layer),
    meanSquaredError: fn(tensor()),
    crossEntropy: fn(tensor()),
    mlpParameters: fn(number),
    convOutputSize: fn(number),
    receptiveField: fn(number),
    denseOverConv: fn(number),
    signalDeviation: fn(number),
    untrainedLoss: fn(number),
    activationBytes: fn(number),
  },
  given: {
    random: fn(object<Stream>({ uniform: { call: number }, normal: { call: number } })),
    Probe: cls(
      object<ProbeLayer>({
        forward: { call: tensor() },
        calls: { call: number },
        trainingCalls: { call: number },
      }),
    ),
    LiveTensor: cls(object<Live>({ fill: { call: boolean } })),
  },
};
