import { compareArrays, refuses, shapeIs, worst } from '@tito/check';
import { tensor } from '@tito/tensor';
import type { Check15 } from './contract.ts';
import { areUsable, ownsItsBytes } from './judging.ts';

const rows: Check15 = {
  id: '15.4-public-rows',
  task: '15.4',
  title: 'axis 0: one scale per row',
  weight: 1,
  mustFail: [
    'one-scale-for-all',
    'other-axis',
    'column-major',
    'channel-max-not-absolute',
    'channel-over-128',
    'weights-truncated',
    'weights-rounded-down',
    'scale-of-the-neighbour',
    'float32-weight-codes',
  ],
  async judge({ student }) {
    const w = tensor([1, -0.25, 0.6, 30, -100, 20], [2, 3]);
    const { data, scales, shape } = await student.quantizePerChannel(w, 0);
    const call = 'quantizePerChannel([[1, -0.25, 0.6], [30, -100, 20]], 0)';
    return worst([
      compareArrays({
        yours: scales,
        expected: [1 / 127, 100 / 127],
        allowed: () => 1e-6,
        shape: [2],
        unit: 'scales off',
        student: `${call}: a scale is the largest |w| of its row / 127.`,
      }),
      compareArrays({
        yours: data,
        expected: [127, -32, 76, 38, -127, 25],
        allowed: () => 0,
        shape,
        unit: 'codes off',
        student: `${call}: a code is round(w / the scale of its row).`,
      }),
    ]);
  },
};

const columns: Check15 = {
  id: '15.4-public-columns',
  task: '15.4',
  title: 'axis 1: one scale per column; a matrix has no axis 2',
  weight: 1,
  mustFail: ['other-axis', 'first-axis-only', 'peak-carried-over', 'axis-not-checked'],
  async judge({ student }) {
    const w = tensor([1, -8, 0.2, 0.4, 2, -0.15], [2, 3]);
    const { data, scales, shape, axis } = await student.quantizePerChannel(w, 1);
    const call = 'quantizePerChannel([[1, -8, 0.2], [0.4, 2, -0.15]], 1)';
    return worst([
      compareArrays({
        yours: scales,
        expected: [1 / 127, 8 / 127, 0.2 / 127],
        shape: [3],
        allowed: () => 1e-7,
        unit: 'scales off',
        student: `${call}: there is one scale per column.`,
      }),
      compareArrays({
        yours: data,
        expected: [127, -127, 127, 51, 32, -95],
        allowed: () => 0,
        shape,
        unit: 'codes off',
        student: `${call}: a code is round(w / the scale of its column).`,
      }),
      shapeIs(call, shape, [2, 3], 'told'),
      compareArrays({
        yours: [axis],
        expected: [1],
        allowed: () => 0,
        shape: [1],
        unit: 'axes off',
        student: `${call}: axis says which dimension the scales run along.`,
      }),
      await refuses('quantizePerChannel', [
        ['axis 2 of a [2, 3] tensor', () => student.quantizePerChannel(w, 2)],
      ]),
    ]);
  },
};

const pruned: Check15 = {
  id: '15.4-public-pruned-row',
  task: '15.4',
  title: 'a channel of zeros has a scale too, at any rank',
  weight: 1,
  mustFail: ['zero-channel-has-scale-zero', 'two-dimensions-only'],
  async judge({ student }) {
    const w = tensor([0, 0, 1, -0.25], [2, 1, 2]);
    const { data, scales, shape } = await student.quantizePerChannel(w, 0);
    const call = 'quantizePerChannel([[[0, 0]], [[1, -0.25]]], 0)';
    return worst([
      areUsable(`The channel of zeros in ${call}`, { scale: scales[0] ?? NaN, zeroPoint: 0 }),
      compareArrays({
        yours: data,
        expected: [0, 0, 127, -32],
        allowed: () => 0,
        shape,
        unit: 'codes off',
        student: `${call}: zeros have the code 0.`,
      }),
      ownsItsBytes(`${call}.data`, data, 4),
    ]);
  },
};

export const perChannel: readonly Check15[] = [rows, columns, pruned];
