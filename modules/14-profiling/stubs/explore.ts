// A digit model under your own profiler: npx node modules/14-profiling/src/explore.ts
import { random, randomUniform, zeros } from '@tito/tensor';
import { Linear, ReLU, Sequential } from '@tito/nn';
import type { LayerProfile, ModelWork, Peaks } from '@tito/profiling/contract';
import { computeWorkload, memoryWorkload, type Workload } from '@tito/profiling/peaks';
import { measureLatency } from './latency.ts';
import { countParameters } from './parameters.ts';
import { profileForward } from './profile.ts';
import { retainedBytes } from './retained.ts';
import { roofline } from './roofline.ts';
import { countWork } from './work.ts';

const BATCHES = [1, 64];

/** What is counted, and is the same on every machine. */
export interface Figures {
  readonly parameters: number;
  readonly bytes: number;
  /** One entry per batch size. */
  readonly work: readonly ModelWork[];
}

/** The network of the lesson, 784-128-10. */
function digitModel(): Sequential {
  const seed = random('explore');
  return new Sequential([Linear.init(784, 128, seed), new ReLU(), Linear.init(128, 10, seed)]);
}

/** Counts the digit model. */
export function explore(): Figures {
  const model = digitModel();
  return {
    parameters: countParameters(model),
    bytes: retainedBytes(model).total,
    work: BATCHES.map((batch) => countWork(model, zeros([batch, 784]))),
  };
}

/** The figures as lines of text. */
export function report({ parameters, bytes, work }: Figures): string {
  const lines = work.flatMap(({ samples, layers }) =>
    layers.map((layer) =>
      [
        `batch ${samples}`.padEnd(8),
        `layer ${layer.at.join('.')}`,
        `${layer.flops} FLOPs`.padStart(14),
        `${layer.bytes} bytes`.padStart(12),
        `${(layer.flops / layer.bytes).toFixed(2)} FLOP/B`.padStart(12),
      ].join('  '),
    ),
  );
  return [`${parameters} parameters in ${bytes} bytes`, ...lines].join('\n');
}

/** A peak is what happens when nothing disturbs: the fastest sample. */
function fastestMs({ run }: Workload): number {
  return measureLatency(run).minMs;
}

/** What this machine reaches at best, in one thread of plain TypeScript: measured, not looked up. */
function measurePeaks(): Peaks {
  const [compute, memory] = [computeWorkload(), memoryWorkload()];
  return {
    gflopsPerSecond: compute.flops / fastestMs(compute) / 1e6,
    gigabytesPerSecond: memory.bytes / fastestMs(memory) / 1e6,
  };
}

function timesOf(layer: LayerProfile, peaks: Peaks): string {
  const { bound, attainableGflopsPerSecond } = roofline(layer, peaks);
  const reached = (100 * layer.gflopsPerSecond) / attainableGflopsPerSecond;
  const times = `${layer.medianMs.toFixed(4)} ms  ${layer.gflopsPerSecond.toFixed(2)} GFLOP/s`;
  return `  layer ${layer.at.join('.')}  ${times}  ${reached.toFixed(0)} % of what ${bound} allows`;
}

function timesOfBatch(model: Sequential, batch: number, peaks: Peaks): string[] {
  const x = randomUniform([batch, 784], random('images'));
  const { latency, samplesPerSecond, layers } = profileForward(model, x);
  const { medianMs, p10Ms, p90Ms } = latency;
  const spread = `${p10Ms.toFixed(3)} to ${p90Ms.toFixed(3)}`;
  const rate = `${samplesPerSecond.toFixed(0)} images/s`;
  return [
    `batch ${batch}: ${medianMs.toFixed(3)} ms (${spread}), ${rate}`,
    ...layers.map((layer) => timesOf(layer, peaks)),
  ];
}

/** What is timed, and is another one on every machine and every day. Takes about a second. */
export function measured(): string {
  const model = digitModel();
  const peaks = measurePeaks();
  const rate = `${peaks.gflopsPerSecond.toFixed(1)} GFLOP/s`;
  const roof = `peaks: ${rate}, ${peaks.gigabytesPerSecond.toFixed(1)} GB/s`;
  return [roof, ...BATCHES.flatMap((batch) => timesOfBatch(model, batch, peaks))].join('\n');
}

if (import.meta.main) {
  try {
    console.log(`${report(explore())}\n\n${measured()}`);
  } catch (error) {
    // A task that is not written yet says so in its message; anything else is a fault to look into.
    if (!(error instanceof Error) || error.name !== 'NotImplementedError') throw error;
    console.log(error.message);
  }
}
