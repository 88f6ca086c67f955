import {
  atLeast,
  compareArrays,
  type Finding,
  near,
  refuses,
  type Remote,
  repeat,
  shapeIs,
  worst,
} from '@tito/check';
import type { Check15 } from '@tito/module-15-quantization/contract';
import { areUsable, nearestCodes, ownsItsBytes } from '@tito/module-15-quantization/judging';
import type { Module15, QTensorPerChannel } from '@tito/quantization/contract';
import { sqnrDb } from '@tito/quantization/metrics';
import { fromData, type Random, randomNormal, rows, type Tensor } from '@tito/tensor';
import { drawMagnitude, drawShape } from './draw.ts';

/** To which channel the value at each flat index belongs. */
function channels(shape: readonly number[], axis: number): (i: number) => number {
  const inner = shape.slice(axis + 1).reduce((product, size) => product * size, 1);
  const count = shape[axis] ?? 1;
  return (i) => Math.floor(i / inner) % count;
}

/** A tensor whose channels along an axis are of very different size. */
function drawWeights(random: Random, shape: readonly number[], axis: number): Tensor {
  const sizes = Array.from({ length: shape[axis] ?? 1 }, () => drawMagnitude(random));
  const channelOf = channels(shape, axis);
  const w = randomNormal(shape, random);
  for (let i = 0; i < w.data.length; i++) w.data[i] = (w.data[i] ?? 0) * (sizes[channelOf(i)] ?? 1);
  return w;
}

/** The largest |w| of each channel / 127. */
function expectedScales(w: Tensor, axis: number): Float64Array {
  const channelOf = channels(w.shape, axis);
  const scales = new Float64Array(w.shape[axis] ?? 1);
  w.data.forEach((value, i) => {
    const c = channelOf(i);
    scales[c] = Math.max(scales[c] ?? 0, Math.abs(value) / 127);
  });
  return scales;
}

function scalesAre(name: string, w: Tensor, axis: number, yours: QTensorPerChannel): Finding {
  const expected = expectedScales(w, axis);
  return compareArrays({
    yours: yours.scales,
    expected,
    allowed: (c) => 1e-6 * (expected[c] ?? 0),
    shape: [expected.length],
    unit: 'scales off',
    student: `${name}: scales[c] is the largest |w| of channel c / 127.`,
  });
}

function codesAre(name: string, w: Tensor, axis: number, yours: QTensorPerChannel): Finding {
  const channelOf = channels(w.shape, axis);
  return nearestCodes({
    x: w.data,
    codes: yours.data,
    shape: w.shape,
    scaleAt: (i) => yours.scales[channelOf(i)] ?? NaN,
    zeroPoint: 0,
    lowest: -127,
    student: `${name}: a code is the nearest one to w / the scale of its channel.`,
  });
}

type Aspect = (name: string, w: Tensor, axis: number, yours: QTensorPerChannel) => Finding;

/** One aspect of the results along every axis of drawn tensors of one rank. */
function alongEveryAxis(
  student: Remote<Module15>,
  random: Random,
  rank: number,
  aspect: Aspect,
): Promise<Finding> {
  return repeat(2 * rank, async (i) => {
    const axis = i % rank;
    const w = drawWeights(random, drawShape(random, rank), axis);
    const name = `quantizePerChannel along axis ${axis} of ${rank}`;
    return aspect(name, w, axis, await student.quantizePerChannel(w, axis));
  });
}

const scales: Check15 = {
  id: '15.4-scales',
  task: '15.4',
  title: 'scales along both axes of a matrix',
  weight: 2,
  mustFail: [
    'one-scale-for-all',
    'other-axis',
    'column-major',
    'first-axis-only',
    'channel-max-not-absolute',
    'peak-carried-over',
    'channel-over-128',
  ],
  judge: ({ student, random }) => alongEveryAxis(student, random, 2, scalesAre),
};

const scalesAnyRank: Check15 = {
  id: '15.4-scales-of-convolutions',
  task: '15.4',
  title: 'scales along every axis of a tensor of rank 4',
  weight: 2,
  mustFail: ['first-axis-only', 'two-dimensions-only'],
  judge: ({ student, random }) => alongEveryAxis(student, random, 4, scalesAre),
};

const codes: Check15 = {
  id: '15.4-codes',
  task: '15.4',
  title: 'codes fit the scales, along both axes of a matrix',
  weight: 2,
  mustFail: [
    'column-major',
    'first-axis-only',
    'scale-of-the-neighbour',
    'weights-truncated',
    'weights-rounded-down',
  ],
  judge: ({ student, random }) => alongEveryAxis(student, random, 2, codesAre),
};

const codesAnyRank: Check15 = {
  id: '15.4-codes-of-convolutions',
  task: '15.4',
  title: 'codes fit the scales, along every axis of a tensor of rank 4',
  weight: 2,
  mustFail: ['two-dimensions-only', 'scale-of-the-neighbour'],
  judge: ({ student, random }) => alongEveryAxis(student, random, 4, codesAre),
};

const zeroChannel: Check15 = {
  id: '15.4-channel-of-zeros',
  task: '15.4',
  title: 'a channel of zeros has scale 1',
  weight: 2,
  mustFail: ['zero-channel-has-scale-zero'],
  judge: ({ student, random }) =>
    repeat(4, async () => {
      const [outputs, inputs] = [3 + random.integer(4), 5];
      const w = drawWeights(random, [outputs, inputs], 0);
      const pruned = random.integer(outputs);
      w.data.fill(0, pruned * inputs, (pruned + 1) * inputs);
      const yours = await student.quantizePerChannel(w, 0);
      const name = 'quantizePerChannel of a matrix with a row of zeros';
      return worst([
        areUsable(name, { scale: yours.scales[pruned] ?? NaN, zeroPoint: 0 }),
        near({
          yours: yours.scales[pruned] ?? NaN,
          expected: 1,
          allowed: 0,
          unit: 'off',
          student: `${name}: that row has the scale 1.`,
          figures: 'told',
        }),
        codesAre(name, w, 0, yours),
      ]);
    }),
};

const payload: Check15 = {
  id: '15.4-payload',
  task: '15.4',
  title: 'one byte per value, one scale per channel, the axis and the shape',
  weight: 1,
  mustFail: ['two-dimensions-only', 'axis-not-checked', 'float32-weight-codes'],
  judge: ({ student, random }) =>
    repeat(4, async (i) => {
      const axis = i - (i === 3 ? 4 : 0);
      const shape = drawShape(random, 3);
      const w = drawWeights(random, shape, i % 3);
      const yours = await student.quantizePerChannel(w, axis);
      const counted = i === 3 ? 2 : axis;
      return worst([
        shapeIs('quantizePerChannel(w, axis)', yours.shape, shape, 'kept'),
        ownsItsBytes('quantizePerChannel(w, axis).data', yours.data, w.data.length),
        near({
          yours: yours.axis,
          expected: counted,
          allowed: 0,
          unit: 'axes off',
          student: 'quantizePerChannel: axis of the result counts from 0; -1 is the last one.',
          figures: 'kept',
        }),
        scalesAre('quantizePerChannel(w, axis)', w, counted, yours),
      ]);
    }),
};

const symmetricCodes: Check15 = {
  id: '15.4-never-minus-128',
  task: '15.4',
  title: 'the code -128 is never used',
  weight: 1,
  mustFail: ['channel-over-128'],
  judge: ({ student, random }) =>
    repeat(4, async () => {
      const w = drawWeights(random, [8, 40], 0);
      for (let i = 0; i < w.data.length; i++) w.data[i] = -Math.abs(w.data[i] ?? 0);
      const { data } = await student.quantizePerChannel(w, 0);
      return near({
        yours: data.reduce((lowest, code) => Math.min(lowest, code), 0),
        expected: -127,
        allowed: 0,
        unit: 'codes off',
        student:
          'quantizePerChannel: the lowest code is -127, that of the largest negative weight.',
        figures: 'told',
      });
    }),
};

const noise: Check15 = {
  id: '15.4-signal-to-noise',
  task: '15.4',
  title: 'normal weights keep 43 dB of signal to noise',
  weight: 2,
  mustFail: ['one-scale-for-all'],
  async judge({ student, random }) {
    const w = randomNormal([100, 100], random, 0, drawMagnitude(random));
    const yours = await student.quantizePerChannel(w, 0);
    return atLeast(
      sqnrDb(w, restored(w, 0, yours)),
      43,
      'dB',
      'quantizePerChannel: normally distributed weights come back with more noise than 8 bits per row explain.',
    );
  },
};

/** The weights that codes stand for; NaN where there is no code. */
function restored(w: Tensor, axis: number, { data, scales: steps }: QTensorPerChannel): Tensor {
  const channelOf = channels(w.shape, axis);
  const values = w.data.map((_, i) => (data[i] ?? NaN) * (steps[channelOf(i)] ?? NaN));
  return fromData(values, w.shape);
}

const loudChannel: Check15 = {
  id: '15.4-loud-channel',
  task: '15.4',
  title: 'one loud channel costs the others nothing',
  weight: 2,
  mustFail: ['one-scale-for-all', 'peak-carried-over'],
  async judge({ student, random }) {
    const w = randomNormal([12, 64], random, 0, drawMagnitude(random));
    const loud = random.integer(12);
    for (let i = loud * 64; i < (loud + 1) * 64; i++) w.data[i] = (w.data[i] ?? 0) * 1000;
    const back = restored(w, 0, await student.quantizePerChannel(w, 0));
    const quietest = Array.from({ length: 12 }, (_, c) =>
      sqnrDb(rows(w, c, c + 1), rows(back, c, c + 1)),
    );
    return atLeast(
      Math.min(...quietest),
      35,
      'dB in the worst channel',
      'quantizePerChannel: one channel with large weights spoils the others.',
    );
  },
};

const refusesInput: Check15 = {
  id: '15.4-refuses',
  task: '15.4',
  title: 'NaN, infinity, and an axis that is not there are refused',
  weight: 1,
  mustFail: ['axis-not-checked'],
  async judge({ student, random }) {
    const withValue = (value: number): Tensor => {
      const w = randomNormal([4, 5], random);
      w.data[random.integer(20)] = value;
      return w;
    };
    await student.quantizePerChannel(withValue(1), 1);
    return refuses(
      'quantizePerChannel',
      [
        ['NaN', () => student.quantizePerChannel(withValue(NaN), 0)],
        ['Infinity', () => student.quantizePerChannel(withValue(Infinity), 0)],
        ['-Infinity', () => student.quantizePerChannel(withValue(-Infinity), 1)],
        ['axis 2 of a matrix', () => student.quantizePerChannel(withValue(1), 2)],
        ['axis -3 of a matrix', () => student.quantizePerChannel(withValue(1), -3)],
      ],
      ['RangeError', 'ShapeError'],
    );
  },
};

export const perChannel: readonly Check15[] = [
  scales,
  scalesAnyRank,
  codes,
  codesAnyRank,
  zeroChannel,
  payload,
  symmetricCodes,
  noise,
  loudChannel,
  refusesInput,
];
