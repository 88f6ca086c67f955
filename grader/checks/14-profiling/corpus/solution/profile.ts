import type { Tensor } from '@tito/tensor';
import type { Forward, ForwardProfile, LatencyOptions } from '@tito/profiling/contract';
import { measureLatency } from './latency.ts';
import { summed, trace } from './work.ts';

export function profileForward(
  model: Forward,
  x: Tensor,
  options: LatencyOptions = {},
): ForwardProfile {
  const passed = trace(model, x);
  const work = summed(passed, x);
  const latency = measureLatency(() => model.forward(x), options);
  const layers = passed.map(({ layer, input }, i) => {
    const { medianMs } = measureLatency(() => layer.forward(input), options);
    const counted = work.layers[i];
    return { ...counted, medianMs, gflopsPerSecond: rate(counted.flops, medianMs) };
  });
  return {
    samples: work.samples,
    latency,
    samplesPerSecond: work.samples / (latency.medianMs / 1000),
    gflopsPerSecond: rate(work.perBatch.flops, latency.medianMs),
    layers,
  };
}

function rate(flops: number, ms: number): number {
  return flops / (ms / 1000) / 1e9;
}
