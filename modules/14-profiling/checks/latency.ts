import { refuses, worst } from '@tito/check';
import type { Check14, GivenRemote } from './contract.ts';
import { figureIs, latencyIs } from './judging.ts';

/** A machine, its clock, and one function whose runs take the given times. */
async function bench(given: GivenRemote, durationsMs: readonly number[]) {
  const machine = await given.SimulatedMachine.create();
  return { machine, clock: await machine.clock(), run: await machine.workload(durationsMs) };
}

const samples: Check14 = {
  id: '14.4-public-samples',
  task: '14.4',
  title: 'warm-up is not timed, and the samples are summed up',
  weight: 1,
  mustFail: [
    'warmup-timed',
    'min-of-warmup',
    'no-warmup',
    'one-time-for-all',
    'mean-for-median',
    'running-total',
    'samples-sorted',
    'max-as-p90',
    'own-clock',
  ],
  async judge({ student, given }) {
    const { clock, run } = await bench(given, [40, 0.5, 3, 1, 2, 10, 4, 6]);
    const latency = await student.measureLatency(run, { warmup: 2, samples: 6, clock });
    return latencyIs(
      'measureLatency of 40, 0.5, 3, 1, 2, 10, 4, 6 ms, two runs to warm up: latency',
      latency,
      { samples: [3, 1, 2, 10, 4, 6], medianMs: 3.5, p10Ms: 1.5, p90Ms: 8, minMs: 1 },
      'told',
    );
  },
};

const runs: Check14 = {
  id: '14.4-public-runs',
  task: '14.4',
  title: 'how often it runs: 10 and 50 by default, and not at all when refused',
  weight: 1,
  mustFail: [
    'defaults-swapped',
    'no-warmup',
    'samples-not-checked',
    'refuses-too-late',
    'warmup-of-0-ignored',
    'no-samples-below-2',
  ],
  async judge({ student, given }) {
    const { machine, clock, run } = await bench(given, [1]);
    const refusal = await refuses('measureLatency', [
      ['samples of 0', () => student.measureLatency(run, { samples: 0, clock })],
      ['samples of 1.5', () => student.measureLatency(run, { samples: 1.5, clock })],
      ['a warmup of -1', () => student.measureLatency(run, { warmup: -1, clock })],
    ]);
    const before = await machine.runs();
    const cold = await bench(given, [8, 4, 2, 1]);
    const from = cold.clock;
    const first = await student.measureLatency(cold.run, { warmup: 0, samples: 2, clock: from });
    const single = await student.measureLatency(cold.run, { warmup: 1, samples: 1, clock: from });
    const { samples: taken } = await student.measureLatency(run, { clock });
    return worst([
      refusal,
      figureIs('Runs before a refusal: the number', before, 0, 'told', 'runs'),
      figureIs('minMs of 8 and 4 ms, no run to warm up,', first.minMs, 4, 'told'),
      figureIs('minMs of one sample, 1 ms, after a run of 2 ms,', single.minMs, 1, 'told'),
      figureIs('The number of samples by default', taken.length, 50, 'told', 'samples off'),
      figureIs('The number of runs by default', await machine.runs(), 60, 'told', 'runs off'),
    ]);
  },
};

const pairs: Check14 = {
  id: '14.5-public-pairs',
  task: '14.5',
  title: 'A B A B, and the ratio of each pair',
  weight: 1,
  mustFail: [
    'a-then-b',
    'b-first',
    'warmup-of-a-only',
    'ratio-of-medians',
    'ratio-inverted',
    'percentiles-swapped',
  ],
  async judge({ student, given }) {
    // The machine is two times slower in its fourth run, three times in the two after.
    const machine = await given.SimulatedMachine.create([1, 1, 1, 2, 3, 3, 1, 1]);
    const clock = await machine.clock();
    const a = await machine.workload([50, 1, 2, 9]);
    const b = await machine.workload([70, 2, 8, 3]);
    const found = await student.compareLatency(a, b, { warmup: 1, samples: 3, clock });
    const name =
      'compareLatency, a of 50, 1, 2, 9 ms, b of 70, 2, 8, 3 ms, one run each to warm up';
    return worst([
      latencyIs(
        `${name}: a`,
        found.a,
        { samples: [1, 6, 9], medianMs: 6, p10Ms: 2, p90Ms: 8.4, minMs: 1 },
        'told',
      ),
      latencyIs(
        `${name}: b`,
        found.b,
        { samples: [4, 24, 3], medianMs: 4, p10Ms: 3.2, p90Ms: 20, minMs: 3 },
        'told',
      ),
      figureIs(`${name}: medianRatio`, found.medianRatio, 0.25, 'told'),
      figureIs(`${name}: p10Ratio`, found.p10Ratio, 0.25, 'told'),
      figureIs(`${name}: p90Ratio`, found.p90Ratio, 2.45, 'told'),
    ]);
  },
};

const pairsRefused: Check14 = {
  id: '14.5-public-refuses',
  task: '14.5',
  title: 'counts that are none are refused',
  weight: 1,
  mustFail: ['pairs-not-checked'],
  async judge({ student, given }) {
    const { machine, clock, run } = await bench(given, [1]);
    const refusal = await refuses('compareLatency', [
      ['samples of 0', () => student.compareLatency(run, run, { samples: 0, clock })],
      ['a warmup of 0.5', () => student.compareLatency(run, run, { warmup: 0.5, clock })],
    ]);
    const before = await machine.runs();
    await student.compareLatency(run, run, { warmup: 1, samples: 1, clock });
    return worst([
      refusal,
      figureIs('Runs before a refusal: the number', before, 0, 'told', 'runs'),
      figureIs('The number of runs for one pair of each', await machine.runs(), 4, 'told'),
    ]);
  },
};

export const latency: readonly Check14[] = [samples, runs, pairs, pairsRefused];
