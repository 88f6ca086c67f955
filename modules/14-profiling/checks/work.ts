import { refuses, worst } from '@tito/check';
import { zeros } from '@tito/tensor';
import type { Check14, GivenRemote } from './contract.ts';
import { figureIs, layersAre, workIs } from './judging.ts';

/** 4-3-2 with an activation between: float32 weights first, then int8 codes. */
async function network(given: GivenRemote) {
  const machine = await given.SimulatedMachine.create();
  const durationsMs = [1];
  const first = await given.SimulatedLayer.create(machine, {
    input: [4],
    output: [3],
    weight: { dtype: 'float32', shape: [3, 4] },
    bias: { dtype: 'float32', shape: [3] },
    durationsMs,
  });
  const activation = await given.SimulatedLayer.create(machine, {
    input: [3],
    output: [3],
    durationsMs,
  });
  const last = await given.SimulatedLayer.create(machine, {
    input: [3],
    output: [2],
    weight: { dtype: 'int8', shape: [2, 3] },
    durationsMs,
  });
  const inner = await given.SimulatedContainer.create([activation, last]);
  const identity = await given.SimulatedIdentity.create();
  return { machine, model: await given.SimulatedContainer.create([first, identity, inner]) };
}

const NOTHING = { macs: 0, flops: 0, bytes: 0 };

const dense: Check14 = {
  id: '14.6-public-network',
  task: '14.6',
  title: 'a batch of 7 through 4-3-2, layer by layer',
  weight: 2,
  mustFail: [
    'macs-as-flops',
    'bias-counted',
    'work-of-one-sample',
    'by-class-name',
    'float-weights-only',
    'model-input-for-all',
    'identity-counted',
    'batch-not-divided',
    'containers-flattened',
    'weights-not-moved',
    'four-bytes-per-weight',
    'runs-from-the-start',
  ],
  async judge({ student, given }) {
    const { machine, model } = await network(given);
    const found = await student.countWork(model, zeros([7, 4]));
    const name = 'countWork of 4-3-2, a batch of 7';
    return worst([
      layersAre(
        `${name}: layers`,
        found.layers,
        [
          { at: [0], inputShape: [7, 4], outputShape: [7, 3], macs: 84, flops: 168, bytes: 256 },
          { at: [1], inputShape: [7, 3], outputShape: [7, 3], ...NOTHING },
          { at: [2, 0], inputShape: [7, 3], outputShape: [7, 3], macs: 0, flops: 21, bytes: 168 },
          { at: [2, 1], inputShape: [7, 3], outputShape: [7, 2], macs: 42, flops: 84, bytes: 146 },
        ],
        'told',
      ),
      figureIs(`${name}: samples`, found.samples, 7, 'told'),
      figureIs(`${name}: runs of its three layers`, await machine.runs(), 3, 'told'),
      workIs(`${name}: perBatch`, found.perBatch, { macs: 126, flops: 273, bytes: 570 }, 'told'),
      workIs(
        `${name}: perSample`,
        found.perSample,
        { macs: 18, flops: 39, bytes: 570 / 7 },
        'told',
      ),
    ]);
  },
};

const convolution: Check14 = {
  id: '14.6-public-convolution',
  task: '14.6',
  title: 'a 3 x 3 convolution, a weight per feature, and batches that are none',
  weight: 1,
  mustFail: ['kernel-left-out', 'rank-two-only', 'empty-batch-accepted'],
  async judge({ student, given }) {
    const machine = await given.SimulatedMachine.create();
    const layer = await given.SimulatedLayer.create(machine, {
      input: [2, 8, 8],
      output: [3, 6, 6],
      weight: { dtype: 'float32', shape: [3, 2, 3, 3] },
      durationsMs: [1],
    });
    const scale = await given.SimulatedLayer.create(machine, {
      input: [3],
      output: [3],
      weight: { dtype: 'float32', shape: [3] },
      durationsMs: [1],
    });
    const scaled = await student.countWork(scale, zeros([2, 3]));
    const identity = await given.SimulatedIdentity.create();
    const { layers } = await student.countWork(layer, zeros([5, 2, 8, 8]));
    return worst([
      layersAre(
        'countWork of a 3 x 3 convolution from 2 x 8 x 8 to 3 x 6 x 6, a batch of 5: layers',
        layers,
        [
          {
            at: [],
            inputShape: [5, 2, 8, 8],
            outputShape: [5, 3, 6, 6],
            macs: 5 * 108 * 18,
            flops: 2 * 5 * 108 * 18,
            bytes: 4 * (640 + 540 + 54),
          },
        ],
        'told',
      ),
      workIs(
        'countWork of a weight [3] for 3 features, a batch of 2: perBatch',
        scaled.perBatch,
        { macs: 6, flops: 12, bytes: 4 * (6 + 6 + 3) },
        'told',
      ),
      await refuses(
        'countWork',
        [
          ['a batch of 0 samples', () => student.countWork(layer, zeros([0, 2, 8, 8]))],
          ['x of shape []', () => student.countWork(identity, zeros([]))],
        ],
        ['RangeError', 'ShapeError'],
      ),
    ]);
  },
};

export const work: readonly Check14[] = [dense, convolution];
