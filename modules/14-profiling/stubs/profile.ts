import { NotImplementedError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { Forward, ForwardProfile, LatencyOptions } from '@tito/profiling/contract';

/**
 * Task 14.7. How fast a model maps the batch `x`: in whole, and each of its layers.
 *
 * `latency` is that of `model.forward(x)`. `layers` are those of `countWork`, each with the median
 * latency of its own `forward` on what it is given in the pass. All are measured by `measureLatency` with
 * the same options.
 *
 * Rates put the work of the *batch* over the median time of the *batch*: samples per second, and 10^9
 * FLOPs per second. (Where the clock reads 0 a rate is Infinity or NaN.)
 *
 * @throws {RangeError} if x has no first dimension or it is 0, and as `measureLatency` does.
 * @example
 * let now = 0;
 * const layer = new Linear(zeros([3, 4]));
 * const slow = { weight: layer.weight, forward: (x) => ((now += 2), layer.forward(x)) };
 * const profile = profileForward(slow, zeros([7, 4]), { samples: 3, clock: () => now });
 * [profile.samples, profile.latency.medianMs, profile.samplesPerSecond]; // => [7, 2, 3500]
 * profile.gflopsPerSecond; // => 168 / 2e6
 */
export function profileForward(
  model: Forward,
  x: Tensor,
  options: LatencyOptions = {},
): ForwardProfile {
  // TODO(14.7): is that the work of a sample or of a batch?   tito hint 14.7
  throw new NotImplementedError('14.7');
}
