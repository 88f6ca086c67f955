import { refuses, worst } from '@tito/check';
import { tensor, zeros } from '@tito/tensor';
import type { Check03 } from './contract.ts';
import { figureIs, valuesAre } from './judging.ts';

/** 1 to 16, in rows of four. */
const image = tensor(
  Array.from({ length: 16 }, (_, i) => i + 1),
  [1, 1, 4, 4],
);

const places: Check03 = {
  id: '03.4-public-places',
  task: '03.4',
  title: 'one filter, with and without stride and padding, as it is now',
  weight: 2,
  mustFail: [
    'kernel-mirrored',
    'stride-ignored',
    'padding-ignored',
    'padding-repeats-the-edge',
    'places-counted-without-padding',
    'rows-and-columns-swapped',
    'conv-bias-left-out',
    'conv-weight-copied',
  ],
  async judge({ student, given }) {
    const live = await given.LiveTensor.create(new Float32Array([1]), [1, 1, 1, 1]);
    const changed = await student.Conv2d.create(live);
    await live.fill(3);
    const filter = tensor([1, 0, 0, -1, 2, 0], [1, 1, 2, 3]);
    const plain = await student.Conv2d.create(filter);
    const strided = await student.Conv2d.create(filter, tensor([100]), { stride: 2, padding: 1 });
    const name = 'Conv2d of 1 to 16 (4 x 4) with the filter [[1, 0, 0], [-1, 2, 0]]';
    return worst([
      valuesAre(name, await plain.forward(image), [1, 1, 3, 2], [8, 10, 16, 18, 24, 26], 'told'),
      valuesAre(
        `${name}, bias 100, stride 2, padding 1`,
        await strided.forward(image),
        [1, 1, 3, 2],
        [102, 104, 118, 118, 100, 114],
        'told',
      ),
      valuesAre(
        'Conv2d of [[5, 6]] with the filter [[1]] after that was set to [[3]]',
        await changed.forward(tensor([5, 6], [1, 1, 1, 2])),
        [1, 1, 1, 2],
        [15, 18],
        'told',
      ),
      figureIs('its stride', await strided.stride(), 2, 'told'),
      figureIs('its padding', await strided.padding(), 1, 'told'),
    ]);
  },
};

const channels: Check03 = {
  id: '03.4-public-channels',
  task: '03.4',
  title: 'sums over channels, for each filter and each sample',
  weight: 2,
  mustFail: ['first-channel-only', 'first-sample-only', 'channels-last', 'conv-bias-by-place'],
  async judge({ student }) {
    // Two samples of two channels, 1 x 2 pixels; filters of 1 x 1.
    const x = tensor([1, 2, 10, 20, 3, 4, 30, 40], [2, 2, 1, 2]);
    const weight = tensor([1, 1, 1, 0, 0, 2], [3, 2, 1, 1]);
    const layer = await student.Conv2d.create(weight, tensor([0, 0.5, 0]));
    return valuesAre(
      'Conv2d of 2 samples [2, 1, 2] with three filters of 1 x 1',
      await layer.forward(x),
      [2, 3, 1, 2],
      [11, 22, 1.5, 2.5, 20, 40, 33, 44, 3.5, 4.5, 60, 80],
      'told',
    );
  },
};

const refused: Check03 = {
  id: '03.4-public-refuses',
  task: '03.4',
  title: 'what does not fit is refused',
  weight: 1,
  mustFail: [
    'stride-of-0-accepted',
    'half-padding-accepted',
    'conv-input-not-checked',
    'conv-weight-not-checked',
  ],
  async judge({ student }) {
    const weight = zeros([2, 3, 2, 2]);
    const layer = await student.Conv2d.create(weight);
    await layer.forward(zeros([1, 3, 2, 2]));
    return refuses(
      'Conv2d',
      [
        ['weight [2, 3]', () => student.Conv2d.create(zeros([2, 3]))],
        ['bias [3] for 2 filters', () => student.Conv2d.create(weight, zeros([3]))],
        ['stride 0', () => student.Conv2d.create(weight, null, { stride: 0 })],
        ['padding 0.5', () => student.Conv2d.create(weight, null, { padding: 0.5 })],
        ['padding -1', () => student.Conv2d.create(weight, null, { padding: -1 })],
        ['x with 2 channels for 3', () => layer.forward(zeros([1, 2, 4, 4]))],
        ['x of 1 x 4 pixels for a kernel of 2 x 2', () => layer.forward(zeros([1, 3, 1, 4]))],
      ],
      ['RangeError', 'ShapeError'],
    );
  },
};

const rows: Check03 = {
  id: '03.4-public-flatten',
  task: '03.4',
  title: 'Flatten makes a row of each sample',
  weight: 1,
  mustFail: ['batch-flattened-too', 'flatten-keeps-channels', 'flatten-of-nothing'],
  async judge({ student }) {
    const layer = await student.Flatten.create();
    const values = Array.from({ length: 12 }, (_, i) => i);
    return worst([
      valuesAre(
        'Flatten.forward of 0 to 11 as [2, 3, 1, 2]',
        await layer.forward(tensor(values, [2, 3, 1, 2])),
        [2, 6],
        values,
        'told',
      ),
      await refuses(
        'Flatten',
        [['x of shape []', () => layer.forward(zeros([]))]],
        ['RangeError', 'ShapeError'],
      ),
    ]);
  },
};

export const conv2d: readonly Check03[] = [places, channels, refused, rows];
