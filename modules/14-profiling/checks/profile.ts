import { refuses, worst } from '@tito/check';
import { zeros } from '@tito/tensor';
import type { Check14 } from './contract.ts';
import { figureIs, latencyIs, placesAre } from './judging.ts';

/** GFLOP/s. What was counted is judged by task 14.6; here it is what it is put over. */
function rate(flops: number, ms: number): number {
  return flops / ms / 1e6;
}

const rates: Check14 = {
  id: '14.7-public-rates',
  task: '14.7',
  title: 'the work of a batch over the time of a batch',
  weight: 1,
  mustFail: [
    'flops-of-one-sample',
    'samples-per-millisecond',
    'whole-from-its-layers',
    'layers-on-the-model-input',
    'options-not-passed-on',
    'binary-giga',
    'one-cold-run',
    'profile-of-nothing',
  ],
  async judge({ student, given }) {
    const machine = await given.SimulatedMachine.create();
    const layer = (input: number, output: number, durationMs: number) =>
      given.SimulatedLayer.create(machine, {
        input: [input],
        output: [output],
        weight: { dtype: 'float32', shape: [output, input] },
        durationsMs: [90, 50, durationMs],
      });
    const model = await given.SimulatedContainer.create(
      [await layer(4, 3, 0.5), await layer(3, 2, 0.25)],
      await machine.workload([0.25]),
    );
    const alone = await layer(4, 3, 0.5);
    const options = { warmup: 2, samples: 5, clock: await machine.clock() };
    // One layer first: what cannot be profiled at all is another matter than a layer's input.
    await student.profileForward(alone, zeros([8, 4]), options);
    const found = await student.profileForward(model, zeros([8, 4]), options);
    const name = 'profileForward of a batch of 8 in 1 ms, of which its layers take 0.5 and 0.25 ms';
    const shown = placesAre(`${name}: layers`, found.layers, [{ at: [0] }, { at: [1] }], 'told');
    if (!shown.ok) return shown;
    const [first, second] = found.layers;
    return worst([
      shown,
      latencyIs(
        `${name}: latency`,
        found.latency,
        { samples: [1, 1, 1, 1, 1], medianMs: 1, p10Ms: 1, p90Ms: 1, minMs: 1 },
        'told',
      ),
      figureIs(`${name}: samples`, found.samples, 8, 'told'),
      figureIs(`${name}: samplesPerSecond`, found.samplesPerSecond, 8000, 'told'),
      figureIs(
        `${name}: gflopsPerSecond`,
        found.gflopsPerSecond,
        rate(first.flops + second.flops, 1),
        'told',
      ),
      figureIs(`${name}: layers[0].medianMs`, first.medianMs, 0.5, 'told'),
      figureIs(`${name}: layers[1].medianMs`, second.medianMs, 0.25, 'told'),
      figureIs(
        `${name}: layers[0].gflopsPerSecond`,
        first.gflopsPerSecond,
        rate(first.flops, 0.5),
        'told',
      ),
      figureIs(
        `${name}: layers[1].gflopsPerSecond`,
        second.gflopsPerSecond,
        rate(second.flops, 0.25),
        'told',
      ),
      await refuses(
        'profileForward',
        [['a batch of 0 samples', () => student.profileForward(model, zeros([0, 4]), options)]],
        ['RangeError', 'ShapeError'],
      ),
    ]);
  },
};

export const profile: readonly Check14[] = [rates];
