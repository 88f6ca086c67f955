import {
  type Check,
  type CheckContext,
  type CheckPack,
  cls,
  dimensions,
  fn,
  list,
  type ModuleContract,
  number,
  object,
  record,
  type Remote,
  type Schema,
  tensor,
} from '@tito/check';
import type {
  Bound,
  Clock,
  Forward,
  ForwardProfile,
  Latency,
  LatencyComparison,
  LayerProfile,
  LayerWork,
  ModelWork,
  Module14,
  RetainedBytes,
  Roofline,
  Work,
} from '@tito/profiling/contract';
import type {
  buildGraph,
  SimulatedContainer,
  SimulatedLayer,
  SimulatedMachine,
} from '@tito/profiling/simulation';

type Machine = Pick<SimulatedMachine, keyof SimulatedMachine>;

/** Machines, layers and objects whose figures are known: a learner's profiler looks at them. */
export interface Given14 {
  SimulatedMachine: new (...args: ConstructorParameters<typeof SimulatedMachine>) => Machine;
  SimulatedLayer: new (...args: ConstructorParameters<typeof SimulatedLayer>) => Forward;
  SimulatedIdentity: new () => Forward;
  SimulatedContainer: new (...args: ConstructorParameters<typeof SimulatedContainer>) => Forward;
  buildGraph: typeof buildGraph;
}

export type Check14 = Check<Module14, Given14>;
export type Context14 = CheckContext<Module14, Given14>;
export type GivenRemote = Remote<Given14>;
export type Pack14 = CheckPack<Module14, Given14>;

const retained = record<RetainedBytes>({
  total: number,
  byDType: record({ float32: number, int8: number, uint8: number, int32: number, other: number }),
});
const latency = record<Latency>({
  samples: list(number),
  medianMs: number,
  p10Ms: number,
  p90Ms: number,
  minMs: number,
});
const work = { macs: number, flops: number, bytes: number };
const layerWork = { ...work, at: dimensions, inputShape: dimensions, outputShape: dimensions };
const bound: Schema<Bound> = { kind: 'string' };
const forward = object<Forward>({ forward: { call: tensor() } });
/** A function that stays where it was made, and is handed on to the learner's. */
const opaque = object<() => void>({});

/** What module 14 exports, and what it is tried on. */
export const contract: ModuleContract<Module14, Given14> = {
  student: {
    countParameters: fn(number),
    retainedBytes: fn(retained),
    quantile: fn(number),
    measureLatency: fn(latency),
    compareLatency: fn(
      record<LatencyComparison>({
        a: latency,
        b: latency,
        medianRatio: number,
        p10Ratio: number,
        p90Ratio: number,
      }),
    ),
    countWork: fn(
      record<ModelWork>({
        samples: number,
        perBatch: record<Work>(work),
        perSample: record<Work>(work),
        layers: list(record<LayerWork>(layerWork)),
      }),
    ),
    profileForward: fn(
      record<ForwardProfile>({
        samples: number,
        latency,
        samplesPerSecond: number,
        gflopsPerSecond: number,
        layers: list(
          record<LayerProfile>({ ...layerWork, medianMs: number, gflopsPerSecond: number }),
        ),
      }),
    ),
    roofline: fn(
      record<Roofline>({
        intensity: number,
        ridge: number,
        bound,
        attainableGflopsPerSecond: number,
        minMs: number,
      }),
    ),
    conv2dMacs: fn(number),
    computeBoundBatch: fn(number),
    weightBoundRate: fn(number),
    amdahlSpeedup: fn(number),
    samplesToSee: fn(number),
    runsPerSample: fn(number),
    trainingBytes: fn(number),
  },
  given: {
    SimulatedMachine: cls(
      object<Machine>({
        clock: { call: object<Clock>({}) },
        workload: { call: opaque },
        runs: { call: number },
      }),
    ),
    SimulatedLayer: cls(forward),
    SimulatedIdentity: cls(forward),
    SimulatedContainer: cls(forward),
    buildGraph: fn(object<object>({})),
  },
};
