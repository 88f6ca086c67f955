import type { Tensor } from '@tito/tensor';
import type { Forward, ForwardProfile, LatencyOptions } from '@tito/profiling/contract';
import { measureLatency } from './latency.ts';
import { countWork, stepsOf } from './work.ts';

export function profileForward(
  model: Forward,
  x: Tensor,
  options: LatencyOptions = {},
): ForwardProfile {
  const { samples, perBatch } = countWork(model, x);
  const [steps] = stepsOf(model, x);
  const layers = steps.map(({ layer, input, work }) => {
    const { medianMs } = measureLatency(() => layer.forward(input), options);
    return { ...work, medianMs, gflopsPerSecond: work.flops / (medianMs * 1e6) };
  });
  const latency = measureLatency(() => model.forward(x), options);
  const seconds = latency.medianMs / 1e3;
  return {
    samples,
    latency,
    samplesPerSecond: samples / seconds,
    gflopsPerSecond: perBatch.flops / 1e9 / seconds,
    layers,
  };
}
