import { zeros } from '@tito/tensor';
import { expect, test } from 'vitest';
import { measurePeaks, profileForward } from '../src/index.ts';
import {
  SimulatedContainer,
  SimulatedIdentity,
  SimulatedLayer,
  SimulatedMachine,
} from '../src/simulation/index.ts';

const machine = new SimulatedMachine();

function layer(input: number, output: number, ...durationsMs: number[]): SimulatedLayer {
  const weight = { dtype: 'int8', shape: [output, input] } as const;
  return new SimulatedLayer(machine, { input: [input], output: [output], weight, durationsMs });
}

const options = { warmup: 2, samples: 3, clock: machine.clock() };

test('rates put the work of the batch over the time of the batch', () => {
  const model = new SimulatedContainer([layer(4, 3, 90, 90, 0.25), layer(3, 2, 90, 90, 0.75)]);
  const profile = profileForward(model, zeros([7, 4]), options);
  expect(profile.samples).toBe(7);
  expect(profile.latency.samples).toEqual([1, 1, 1]);
  expect(profile.samplesPerSecond).toBe(7000);
  expect(profile.gflopsPerSecond).toBeCloseTo((7 * (24 + 12)) / 1e6, 15);
  expect(profile.layers).toMatchObject([
    { at: [0], flops: 168, medianMs: 0.25, gflopsPerSecond: 168 / 0.25e6 },
    { at: [1], flops: 84, medianMs: 0.75, gflopsPerSecond: 84 / 0.75e6 },
  ]);
});

test('each layer is given what it is given in the pass', () => {
  const inner = new SimulatedContainer([layer(4, 3, 1), new SimulatedIdentity(), layer(3, 2, 2)]);
  const { layers } = profileForward(new SimulatedContainer([inner]), zeros([1, 4]), options);
  expect(layers.map(({ at, medianMs }) => [at, medianMs])).toEqual([
    [[0, 0], 1],
    [[0, 1], 0],
    [[0, 2], 2],
  ]);
  // Without time there is no rate.
  expect(layers[1].gflopsPerSecond).toBeNaN();
});

test('the whole takes what is between its layers as well', () => {
  const model = new SimulatedContainer([layer(4, 3, 1)], machine.workload([0.5]));
  const { latency, layers } = profileForward(model, zeros([1, 4]), options);
  expect([latency.medianMs, layers[0].medianMs]).toEqual([1.5, 1]);
});

test('peaks are those of the fastest sample', () => {
  // Two readings per sample; the differences are 2, 1, 4 ms for one workload, 10, 8, 9 for the other.
  const readings = [0, 2, 5, 6, 10, 14, 20, 30, 31, 39, 40, 49];
  const peaks = measurePeaks({ warmup: 0, samples: 3, clock: () => readings.shift() ?? NaN });
  expect(peaks.gflopsPerSecond).toBeCloseTo((2 * 64 * 1024 * 64) / 1e6, 12);
  expect(peaks.gigabytesPerSecond).toBeCloseTo(128 / 8, 12);
});
