import { refuses, repeat, worst } from '@tito/check';
import type { Check14, Context14 } from '@tito/module-14-profiling/contract';
import { figureIs, latencyIs } from '@tito/module-14-profiling/judging';
import { drawDurations } from './draw.ts';
import { latencyOf, quantileOf } from './oracle.ts';

/** A fresh machine with its clock, slowed down as asked. */
async function start({ given }: Context14, slowdowns: readonly number[] = []) {
  const machine = await given.SimulatedMachine.create(slowdowns);
  return { machine, clock: await machine.clock() };
}

const samples: Check14 = {
  id: '14.4-samples',
  task: '14.4',
  title: 'the runs after warm-up, in order, and their summary',
  weight: 3,
  mustFail: [
    'warmup-timed',
    'no-warmup',
    'one-time-for-all',
    'mean-for-median',
    'running-total',
    'samples-sorted',
    'max-as-p90',
    'min-of-warmup',
    'own-clock',
  ],
  judge: (context) =>
    repeat(5, async () => {
      const { student, random } = context;
      const { machine, clock } = await start(context);
      const [warmup, count] = [1 + random.integer(5), 4 + random.integer(20)];
      // The cold runs are the shortest ones: whoever counts them in gets another minimum.
      const cold = drawDurations(random, warmup).map((ms) => ms / 16);
      const warm = drawDurations(random, count).map((ms) => ms + 2);
      const run = await machine.workload([...cold, ...warm]);
      const found = await student.measureLatency(run, { warmup, samples: count, clock });
      return worst([
        latencyIs('measureLatency', found, latencyOf(warm), 'kept'),
        figureIs(
          'measureLatency: the number of runs',
          await machine.runs(),
          warmup + count,
          'kept',
        ),
      ]);
    }),
};

/** Nothing to warm up, one sample, a machine that stalls: what is rare is where mistakes hide. */
const corners: Check14 = {
  id: '14.4-corners',
  task: '14.4',
  title: 'no warm-up, one sample, a stall',
  weight: 1,
  mustFail: ['warmup-of-0-ignored', 'mean-for-median', 'no-samples-below-2'],
  async judge(context) {
    const { student, random } = context;
    const { machine, clock } = await start(context);
    const [first = NaN, ...rest] = drawDurations(random, 9);
    const one = await machine.workload([first, ...rest]);
    const alone = await student.measureLatency(one, { warmup: 0, samples: 1, clock });
    const stalled = [...rest, 5000];
    const many = await machine.workload(stalled);
    const found = await student.measureLatency(many, { warmup: 0, samples: 9, clock });
    return worst([
      latencyIs('measureLatency of one sample', alone, latencyOf([first]), 'kept'),
      latencyIs('measureLatency with a stall', found, latencyOf(stalled), 'kept'),
    ]);
  },
};

const counts: Check14 = {
  id: '14.4-counts',
  task: '14.4',
  title: 'the counts by default, and counts that are none',
  weight: 1,
  mustFail: ['defaults-swapped', 'samples-not-checked', 'warmup-not-checked', 'refuses-too-late'],
  async judge(context) {
    const { student, random } = context;
    const { machine, clock } = await start(context);
    const run = await machine.workload([1]);
    const half = random.integer(9) + 0.5;
    const refusal = await refuses('measureLatency', [
      ['no samples', () => student.measureLatency(run, { samples: 0, clock })],
      ['a negative number of samples', () => student.measureLatency(run, { samples: -3, clock })],
      ['half a sample', () => student.measureLatency(run, { samples: half, clock })],
      ['a negative warmup', () => student.measureLatency(run, { warmup: -1, clock })],
      ['half a run of warmup', () => student.measureLatency(run, { warmup: half, clock })],
    ]);
    const before = await machine.runs();
    const found = await student.measureLatency(run, { clock });
    const all = await machine.runs();
    const few = await student.measureLatency(run, { samples: 3, clock });
    const name = 'measureLatency by default:';
    return worst([
      refusal,
      figureIs('measureLatency: runs before a refusal, the number', before, 0, 'kept', 'runs'),
      figureIs(`${name} the number of samples`, found.samples.length, 50, 'kept'),
      figureIs(`${name} the number of runs`, all, 60, 'kept'),
      figureIs(`${name} the number of samples asked for`, few.samples.length, 3, 'kept'),
      figureIs(`${name} runs to warm up`, (await machine.runs()) - all, 13, 'kept'),
    ]);
  },
};

const pairs: Check14 = {
  id: '14.5-pairs',
  task: '14.5',
  title: 'in turn on a machine whose speed changes',
  weight: 3,
  mustFail: [
    'a-then-b',
    'b-first',
    'warmup-of-a-only',
    'ratio-of-medians',
    'ratio-inverted',
    'percentiles-swapped',
  ],
  judge: (context) =>
    repeat(4, async () => {
      const { student, random } = context;
      const [warmup, count] = [1 + random.integer(3), 5 + random.integer(12)];
      const runs = 2 * (warmup + count);
      const slowdowns = Array.from({ length: runs }, () => 1 + random.integer(4));
      const { machine, clock } = await start(context, slowdowns);
      const [a, b] = [drawDurations(random, runs / 2), drawDurations(random, runs / 2)];
      const taken = (own: readonly number[], place: number) =>
        own.map((ms, i) => ms * (slowdowns[2 * i + place] ?? NaN)).slice(warmup);
      const [aTimes, bTimes] = [taken(a, 0), taken(b, 1)];
      const ratios = aTimes.map((ms, i) => ms / (bTimes[i] ?? NaN));
      const found = await student.compareLatency(
        await machine.workload(a),
        await machine.workload(b),
        { warmup, samples: count, clock },
      );
      const name = 'compareLatency';
      return worst([
        latencyIs(`${name}: a`, found.a, latencyOf(aTimes), 'kept'),
        latencyIs(`${name}: b`, found.b, latencyOf(bTimes), 'kept'),
        figureIs(`${name}: medianRatio`, found.medianRatio, quantileOf(ratios, 0.5), 'kept'),
        figureIs(`${name}: p10Ratio`, found.p10Ratio, quantileOf(ratios, 0.1), 'kept'),
        figureIs(`${name}: p90Ratio`, found.p90Ratio, quantileOf(ratios, 0.9), 'kept'),
      ]);
    }),
};

/** A slow spell that lasts for a pair leaves its ratio alone. */
const weather: Check14 = {
  id: '14.5-weather',
  task: '14.5',
  title: 'what slows both halves of a pair leaves the ratio as it is',
  weight: 1,
  mustFail: ['a-then-b', 'ratio-inverted'],
  judge: (context) =>
    repeat(3, async () => {
      const { student, random } = context;
      const count = 4 + random.integer(8);
      const spells = Array.from({ length: count }, (_, i) => 1 + ((i + random.integer(2)) % 5));
      const { machine, clock } = await start(
        context,
        spells.flatMap((factor) => [factor, factor]),
      );
      const [a = NaN, b = NaN] = drawDurations(random, 2);
      const found = await student.compareLatency(
        await machine.workload([a]),
        await machine.workload([b]),
        { warmup: 0, samples: count, clock },
      );
      const name = 'compareLatency on a machine that slows down for whole pairs';
      return worst([
        figureIs(`${name}: p10Ratio`, found.p10Ratio, a / b, 'kept'),
        figureIs(`${name}: medianRatio`, found.medianRatio, a / b, 'kept'),
        figureIs(`${name}: p90Ratio`, found.p90Ratio, a / b, 'kept'),
      ]);
    }),
};

const pairCounts: Check14 = {
  id: '14.5-counts',
  task: '14.5',
  title: 'the counts hold for each of the two',
  weight: 1,
  mustFail: ['pairs-not-checked', 'counts-shared-out'],
  async judge(context) {
    const { student } = context;
    const { machine, clock } = await start(context);
    const run = await machine.workload([1]);
    const refusal = await refuses('compareLatency', [
      ['no samples', () => student.compareLatency(run, run, { samples: 0, clock })],
      ['half a sample', () => student.compareLatency(run, run, { samples: 2.5, clock })],
      ['a negative warmup', () => student.compareLatency(run, run, { warmup: -2, clock })],
    ]);
    const before = await machine.runs();
    const { a, b } = await student.compareLatency(run, run, { clock });
    return worst([
      refusal,
      figureIs('compareLatency: runs before a refusal, the number', before, 0, 'kept', 'runs'),
      figureIs('compareLatency by default: samples of a', a.samples.length, 50, 'kept'),
      figureIs('compareLatency by default: samples of b', b.samples.length, 50, 'kept'),
      figureIs('compareLatency by default: runs', await machine.runs(), 120, 'kept'),
    ]);
  },
};

export const latency: readonly Check14[] = [samples, corners, counts, pairs, weather, pairCounts];
