// A digit model under your own profiler: npx node modules/14-profiling/src/explore.ts
import { random, randomUniform } from '@tito/tensor';
import { Linear, ReLU, Sequential } from '@tito/nn';
import type { LayerProfile, Peaks } from '@tito/profiling/contract';
import { computeWorkload, memoryWorkload, type Workload } from '@tito/profiling/peaks';
import { measureLatency } from './latency.ts';
import { countParameters } from './parameters.ts';
import { profileForward } from './profile.ts';
import { retainedBytes } from './retained.ts';
import { roofline } from './roofline.ts';

/** A peak is what happens when nothing disturbs: the fastest sample. */
function fastestMs({ run }: Workload): number {
  return measureLatency(run).minMs;
}

/** What this machine reaches at best, in one thread of plain TypeScript: measured, not looked up. */
export function measurePeaks(): Peaks {
  const [compute, memory] = [computeWorkload(), memoryWorkload()];
  return {
    gflopsPerSecond: compute.flops / fastestMs(compute) / 1e6,
    gigabytesPerSecond: memory.bytes / fastestMs(memory) / 1e6,
  };
}

/** The network of the lesson, 784-128-10. */
export function digitModel(): Sequential {
  const seed = random('explore');
  return new Sequential([Linear.init(784, 128, seed), new ReLU(), Linear.init(128, 10, seed)]);
}

/** A table of the layers: what they have to do, how long they take, and how near the roof that is. */
function table(layers: readonly LayerProfile[], peaks: Peaks): string[] {
  return layers.map(({ at, flops, bytes, medianMs, gflopsPerSecond }) => {
    const { intensity, bound, attainableGflopsPerSecond } = roofline({ flops, bytes }, peaks);
    const reached = (100 * gflopsPerSecond) / attainableGflopsPerSecond;
    return [
      `layer ${at.join('.')}`.padEnd(9),
      `${medianMs.toFixed(4)} ms`.padStart(11),
      `${flops} FLOPs`.padStart(15),
      `${intensity.toFixed(2)} FLOP/B`.padStart(13),
      `${gflopsPerSecond.toFixed(2)} GFLOP/s, ${reached.toFixed(0)} % of what ${bound} allows`,
    ].join('  ');
  });
}

/** The report as lines of text. Takes about a second. */
export function report(): string {
  const model = digitModel();
  const peaks = measurePeaks();
  const lines = [
    `${countParameters(model)} parameters in ${retainedBytes(model).total} bytes`,
    `peaks: ${peaks.gflopsPerSecond.toFixed(1)} GFLOP/s, ${peaks.gigabytesPerSecond.toFixed(1)} GB/s`,
  ];
  for (const batch of [1, 64]) {
    const x = randomUniform([batch, 784], random('images'));
    const { latency, samplesPerSecond, layers } = profileForward(model, x);
    const { medianMs, p10Ms, p90Ms } = latency;
    const spread = `${p10Ms.toFixed(3)} to ${p90Ms.toFixed(3)}`;
    lines.push(
      '',
      `batch ${batch}: ${medianMs.toFixed(3)} ms (${spread}), ${samplesPerSecond.toFixed(0)} samples/s`,
      ...table(layers, peaks),
    );
  }
  return lines.join('\n');
}

if (import.meta.main) {
  try {
    console.log(report());
  } catch (error) {
    // A task that is not written yet says so in its message; anything else is a fault to look into.
    if (!(error instanceof Error) || error.name !== 'NotImplementedError') throw error;
    console.log(error.message);
  }
}
