import { type Finding, refuses, repeat, worst } from '@tito/check';
import type { Check14, Context14 } from '@tito/module-14-profiling/contract';
import { figureIs, layersAre, workIs } from '@tito/module-14-profiling/judging';
import { zeros } from '@tito/tensor';
import { build, drawConvolutions, drawNetwork, type Tree } from './models.ts';
import { sumOf } from './oracle.ts';

/** Counts the work of a drawn model, and looks at every figure of it. */
async function judgeWork(context: Context14, tree: Tree, n: number): Promise<Finding> {
  const { student, given } = context;
  const machine = await given.SimulatedMachine.create();
  const { model, input, layers } = await build(context, machine, tree, n);
  const found = await student.countWork(model, zeros([n, ...input]));
  const { macs, flops, bytes } = sumOf(layers);
  const perSample = { macs: macs / n, flops: flops / n, bytes: bytes / n };
  const working = tree.flat().filter((drawn) => drawn !== null).length;
  return worst([
    layersAre('countWork: layers', found.layers, layers, 'kept'),
    figureIs('countWork: samples', found.samples, n, 'kept'),
    workIs('countWork: perBatch', found.perBatch, { macs, flops, bytes }, 'kept'),
    workIs('countWork: perSample', found.perSample, perSample, 'kept'),
    figureIs('countWork: runs of layers, the number', await machine.runs(), working, 'kept'),
  ]);
}

const still = (): readonly number[] => [1];

const networks: Check14 = {
  id: '14.6-networks',
  task: '14.6',
  title: 'dense networks of float32 and int8 layers',
  weight: 3,
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
  judge: (context) =>
    repeat(5, () =>
      judgeWork(context, drawNetwork(context.random, still), 2 + context.random.integer(9)),
    ),
};

const one: Check14 = {
  id: '14.6-one-sample',
  task: '14.6',
  title: 'a batch of one costs what a sample costs',
  weight: 1,
  mustFail: ['macs-as-flops', 'bias-counted'],
  judge: (context) => repeat(2, () => judgeWork(context, drawNetwork(context.random, still), 1)),
};

const convolutions: Check14 = {
  id: '14.6-convolutions',
  task: '14.6',
  title: 'convolutions, and one weight per channel',
  weight: 2,
  mustFail: ['kernel-left-out', 'bias-counted', 'rank-two-only'],
  judge: (context) =>
    repeat(4, () =>
      judgeWork(context, drawConvolutions(context.random, still), 2 + context.random.integer(4)),
    ),
};

const refused: Check14 = {
  id: '14.6-refuses',
  task: '14.6',
  title: 'a batch without samples is refused',
  weight: 1,
  mustFail: ['empty-batch-accepted'],
  async judge(context) {
    const { student, given, random } = context;
    const machine = await given.SimulatedMachine.create();
    const { model, input } = await build(context, machine, drawNetwork(random, still), 1);
    const identity = await given.SimulatedIdentity.create();
    const { samples } = await student.countWork(identity, zeros([3]));
    return worst([
      figureIs('countWork of a vector: samples', samples, 3, 'kept'),
      await refuses(
        'countWork',
        [
          ['a batch of no samples', () => student.countWork(model, zeros([0, ...input]))],
          ['no samples, and nothing to do', () => student.countWork(identity, zeros([0, 2]))],
          ['x without dimensions', () => student.countWork(identity, zeros([]))],
        ],
        ['RangeError', 'ShapeError'],
      ),
    ]);
  },
};

export const work: readonly Check14[] = [networks, one, convolutions, refused];
