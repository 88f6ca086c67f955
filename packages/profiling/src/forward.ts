import type { Tensor } from '@tito/tensor';
import type {
  Forward,
  ForwardProfile,
  Latency,
  LatencyOptions,
  LayerProfile,
  LayerWork,
} from './contract.ts';
import { measureLatency } from './latency.ts';
import { stepsOf } from './steps.ts';
import { workOf } from './work.ts';

/**
 * How fast a model maps the batch x: in whole, and each layer by itself on what it is given in the pass.
 *
 * Rates put the work of the batch over the time of the batch. The medians of the layers need not add up
 * to that of the whole, which also pays for what is between them, and meets other caches.
 * Where the clock reads 0 for a layer, its rate is Infinity or NaN.
 *
 * @throws {ShapeError} if x is no batch of at least one sample.
 * @throws {RangeError} unless `samples` is whole and >= 1 and `warmup` is whole and >= 0.
 * @example
 * const profile = profileForward(new Linear(zeros([3, 4])), zeros([7, 4]), { samples: 3 });
 * profile.layers[0].flops; // => 168
 * profile.latency.samples.length; // => 3
 */
export function profileForward(
  model: Forward,
  x: Tensor,
  options: LatencyOptions = {},
): ForwardProfile {
  const steps = stepsOf('profileForward', model, x);
  const { samples, perBatch, layers } = workOf(steps, x);
  const latency = measureLatency(() => model.forward(x), options);
  return {
    samples,
    latency,
    samplesPerSecond: (1000 * samples) / latency.medianMs,
    gflopsPerSecond: gigaPerSecond(perBatch.flops, latency.medianMs),
    layers: steps.map(({ layer, input }, i) =>
      rated(
        layers[i],
        measureLatency(() => layer.forward(input), options),
      ),
    ),
  };
}

function rated(work: LayerWork, { medianMs }: Latency): LayerProfile {
  return { ...work, medianMs, gflopsPerSecond: gigaPerSecond(work.flops, medianMs) };
}

/** 10^9 per second, from a count and milliseconds. */
export function gigaPerSecond(count: number, ms: number): number {
  return count / (ms * 1e6);
}
