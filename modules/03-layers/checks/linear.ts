import { refuses, worst } from '@tito/check';
import { tensor, zeros } from '@tito/tensor';
import type { Check03 } from './contract.ts';
import { valuesAre } from './judging.ts';

const weight = tensor([1, 2, 3, 4, 5, 6], [2, 3]);
const x = tensor([1, 0, 0, 0, 1, 0, 1, 1, 1, -1, 2, 0], [4, 3]);

const forward: Check03 = {
  id: '03.2-public-forward',
  task: '03.2',
  title: 'a batch of 4 from 3 inputs to 2 outputs',
  weight: 2,
  mustFail: [
    'weight-in-out',
    'bias-left-out',
    'bias-required',
    'first-row-only',
    'bias-per-row',
    'activation-built-in',
  ],
  async judge({ student }) {
    const layer = await student.Linear.create(weight, tensor([10, 20]));
    const plain = await student.Linear.create(weight, null);
    return worst([
      valuesAre(
        'Linear([[1, 2, 3], [4, 5, 6]], [10, 20]).forward',
        await layer.forward(x),
        [4, 2],
        [11, 24, 12, 25, 16, 35, 13, 26],
        'told',
      ),
      valuesAre(
        'Linear([[1, 2, 3], [4, 5, 6]]) without bias, forward',
        await plain.forward(tensor([1, 1, -2], [1, 3])),
        [1, 2],
        [-3, -3],
        'told',
      ),
    ]);
  },
};

const kept: Check03 = {
  id: '03.2-public-kept',
  task: '03.2',
  title: 'it keeps the tensors it is given, and refuses ones that do not fit',
  weight: 1,
  mustFail: [
    'parameters-copied',
    'bias-copied',
    'shapes-not-checked',
    'bias-rank-not-checked',
    'input-not-checked',
    'dtype-not-checked',
  ],
  async judge({ student, given }) {
    const live = await given.LiveTensor.create(new Float32Array([1, 1]), [1, 2]);
    const layer = await student.Linear.create(live);
    const before = await layer.forward(tensor([1, 2], [1, 2]));
    await live.fill(3);
    const after = await layer.forward(tensor([1, 2], [1, 2]));
    const liveBias = await given.LiveTensor.create(new Float32Array([1]), [1]);
    const biased = await student.Linear.create(tensor([1, 1], [1, 2]), liveBias);
    await liveBias.fill(10);
    const withBias = await biased.forward(tensor([1, 2], [1, 2]));
    const codes = zeros([2, 3], 'int8');
    return worst([
      valuesAre('Linear([[1, 1]]).forward([[1, 2]])', before, [1, 1], [3], 'told'),
      valuesAre('the same after its weight was set to [[3, 3]]', after, [1, 1], [9], 'told'),
      valuesAre(
        'Linear([[1, 1]], [1]).forward([[1, 2]]) after its bias was set to [10]',
        withBias,
        [1, 1],
        [13],
        'told',
      ),
      await refuses(
        'Linear',
        [
          ['weight of shape [3]', () => student.Linear.create(zeros([3]))],
          ['weight [2, 3] with bias [3]', () => student.Linear.create(weight, zeros([3]))],
          ['weight [2, 3] with bias [2, 1]', () => student.Linear.create(weight, zeros([2, 1]))],
          ['x of shape [1, 3] for 2 inputs', () => layer.forward(zeros([1, 3]))],
          ['x of shape [2] for 2 inputs', () => layer.forward(zeros([2]))],
        ],
        ['RangeError', 'ShapeError'],
      ),
      await refuses(
        'Linear',
        [['an int8 weight', () => student.Linear.create(codes)]],
        ['TypeError', 'DTypeError'],
      ),
    ]);
  },
};

export const linear: readonly Check03[] = [forward, kept];
