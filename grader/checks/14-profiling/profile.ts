import { type Finding, refuses, repeat, worst } from '@tito/check';
import type { Check14, Context14 } from '@tito/module-14-profiling/contract';
import { figureIs, latencyIs, placesAre } from '@tito/module-14-profiling/judging';
import type { ForwardProfile } from '@tito/profiling/contract';
import { zeros } from '@tito/tensor';
import { drawDurations } from './draw.ts';
import { build, type Drawn, drawConvolutions, drawNetwork, type Trial } from './models.ts';
import { latencyOf, sumOf } from './oracle.ts';

const COLD = [700, 900];

/** Slow while it is cold, then always the same: how often whoever measures runs it beside is all one. */
function steady(context: Context14): () => readonly number[] {
  return () => [...COLD, ...drawDurations(context.random, 1)];
}

function warmMs(drawn: Drawn): number {
  return drawn?.durationsMs.at(-1) ?? 0;
}

function giga(flops: number, ms: number): number {
  return flops / (1e6 * ms);
}

/**
 * Holds a profile against the times that its layers were told to take. What was counted is judged by
 * task 14.6; here it is what it is put over.
 */
function judgeProfile(
  found: ForwardProfile,
  trial: Trial,
  n: number,
  times: {
    readonly samples: number;
    readonly betweenMs: number;
  },
): Finding {
  const name = 'profileForward';
  const shown = placesAre(`${name}: layers`, found.layers, trial.layers, 'kept');
  if (!shown.ok) return shown;
  const layerMs = trial.tree.flat().map(warmMs);
  const wholeMs = layerMs.reduce((sum, ms) => sum + ms, times.betweenMs);
  const { flops } = sumOf(found.layers);
  const all = latencyOf(Array.from({ length: times.samples }, () => wholeMs));
  return worst([
    shown,
    latencyIs(`${name}: latency`, found.latency, all, 'kept'),
    figureIs(`${name}: samples`, found.samples, n, 'kept'),
    figureIs(`${name}: samplesPerSecond`, found.samplesPerSecond, (1000 * n) / wholeMs, 'kept'),
    figureIs(`${name}: gflopsPerSecond`, found.gflopsPerSecond, giga(flops, wholeMs), 'kept'),
    ...found.layers.flatMap((layer, i) => layerFindings(layer, layerMs[i] ?? NaN, i)),
  ]);
}

function layerFindings(
  { medianMs, gflopsPerSecond, flops }: ForwardProfile['layers'][number],
  expectedMs: number,
  i: number,
): Finding[] {
  const name = `profileForward: layers[${i}]`;
  const median = figureIs(`${name}.medianMs`, medianMs, expectedMs, 'kept');
  // A layer that takes no time has no rate.
  if (expectedMs === 0) return [median];
  const rate = giga(flops, expectedMs);
  return [median, figureIs(`${name}.gflopsPerSecond`, gflopsPerSecond, rate, 'kept')];
}

const profiles: Check14 = {
  id: '14.7-profiles',
  task: '14.7',
  title: 'times and rates of networks, whole and layer by layer',
  weight: 3,
  mustFail: [
    'flops-of-one-sample',
    'samples-per-millisecond',
    'whole-from-its-layers',
    'layers-on-the-model-input',
    'options-not-passed-on',
    'binary-giga',
    'one-cold-run',
    'rate-of-the-whole-for-all',
  ],
  judge: (context) =>
    repeat(4, async (i) => {
      const { student, given, random } = context;
      const draw = i % 2 === 0 ? drawNetwork : drawConvolutions;
      const [n, samples] = [2 + random.integer(9), 3 + random.integer(6)];
      const machine = await given.SimulatedMachine.create();
      const [betweenMs = NaN] = drawDurations(random, 1);
      const tree = draw(random, steady(context));
      const trial = await build(context, machine, tree, n, [...COLD, betweenMs]);
      const options = { warmup: COLD.length, samples, clock: await machine.clock() };
      const found = await student.profileForward(trial.model, zeros([n, ...trial.input]), options);
      return judgeProfile(found, trial, n, { samples, betweenMs });
    }),
};

/** One run in five is stalled for long: a median does not notice. */
const stalls: Check14 = {
  id: '14.7-stalls',
  task: '14.7',
  title: 'a stall changes no median, and no rate',
  weight: 1,
  mustFail: ['rates-from-means', 'layers-by-means'],
  judge: (context) =>
    repeat(2, async () => {
      const { student, given, random } = context;
      const machine = await given.SimulatedMachine.create();
      const [ms = NaN] = drawDurations(random, 1);
      // However often a layer runs beside: in any five runs in a row there is one stall.
      const durationsMs = Array.from({ length: 200 }, (_, i) => (i % 5 === 2 ? 400 + ms : ms));
      const layer = {
        input: [3],
        output: [4],
        weight: { dtype: 'int8', shape: [4, 3] },
        durationsMs,
      } as const;
      const { model } = await build(context, machine, [layer], 6);
      const options = { warmup: 0, samples: 5, clock: await machine.clock() };
      const found = await student.profileForward(model, zeros([6, 3]), options);
      const name = 'profileForward with a stall';
      const { flops } = sumOf(found.layers);
      const layerMs = found.layers[0]?.medianMs ?? NaN;
      return worst([
        figureIs(`${name}: latency.medianMs`, found.latency.medianMs, ms, 'kept'),
        figureIs(`${name}: samplesPerSecond`, found.samplesPerSecond, 6000 / ms, 'kept'),
        figureIs(`${name}: gflopsPerSecond`, found.gflopsPerSecond, giga(flops, ms), 'kept'),
        figureIs(`${name}: layers[0].medianMs`, layerMs, ms, 'kept'),
      ]);
    }),
};

const refused: Check14 = {
  id: '14.7-refuses',
  task: '14.7',
  title: 'what cannot be profiled is refused',
  weight: 1,
  mustFail: ['profile-of-nothing'],
  async judge(context) {
    const { student, given, random } = context;
    const machine = await given.SimulatedMachine.create();
    const clock = await machine.clock();
    const { model, input } = await build(
      context,
      machine,
      drawNetwork(random, () => [1]),
      1,
    );
    const x = zeros([2, ...input]);
    await student.profileForward(model, x, { samples: 2, warmup: 0, clock });
    return refuses(
      'profileForward',
      [
        [
          'no samples in the batch',
          () => student.profileForward(model, zeros([0, ...input]), { clock }),
        ],
        ['no samples of time', () => student.profileForward(model, x, { samples: 0, clock })],
        ['a negative warmup', () => student.profileForward(model, x, { warmup: -1, clock })],
      ],
      ['RangeError', 'ShapeError'],
    );
  },
};

export const profile: readonly Check14[] = [profiles, stalls, refused];
