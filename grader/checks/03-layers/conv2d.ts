import { refuses, repeat, worst } from '@tito/check';
import type { Check03, Context03 } from '@tito/module-03-layers/contract';
import { figureIs, sumsAre, valuesAre } from '@tito/module-03-layers/judging';
import { tensor, zeros } from '@tito/tensor';
import { type ConvTrial, drawConv, drawTensor } from './draw.ts';
import { conv2dOf } from './oracle.ts';

async function judgeConv({ student }: Context03, trial: ConvTrial, what: string) {
  const { x, weight, bias, options } = trial;
  const layer = await student.Conv2d.create(weight, bias, options);
  return sumsAre({
    name: `Conv2d.forward, ${what}`,
    yours: await layer.forward(x),
    ...conv2dOf(x, weight, bias, options),
    rule: 'the sums are off.',
    figures: 'kept',
  });
}

const unpadded: Check03 = {
  id: '03.4-plain',
  task: '03.4',
  title: 'filters over images of several channels',
  weight: 3,
  mustFail: [
    'kernel-mirrored',
    'first-channel-only',
    'first-sample-only',
    'channels-last',
    'rows-and-columns-swapped',
    'conv-bias-left-out',
    'conv-bias-by-place',
  ],
  judge: (context) =>
    repeat(4, (i) =>
      judgeConv(
        context,
        drawConv(context.random, i, { stride: 1, padding: 0 }),
        'stride 1 and no padding',
      ),
    ),
};

const padded: Check03 = {
  id: '03.4-padding',
  task: '03.4',
  title: 'one, two or three pixels of padding',
  weight: 2,
  mustFail: ['padding-ignored', 'padding-repeats-the-edge', 'places-counted-without-padding'],
  judge: (context) =>
    repeat(4, (i) =>
      judgeConv(
        context,
        drawConv(context.random, i, { stride: 1, padding: 1 + (i % 3) }),
        'padded',
      ),
    ),
};

const strided: Check03 = {
  id: '03.4-stride',
  task: '03.4',
  title: 'places that are apart, with and without padding',
  weight: 2,
  mustFail: ['stride-ignored', 'stride-of-rows-only', 'places-rounded-up'],
  judge: (context) =>
    repeat(6, (i) =>
      judgeConv(
        context,
        drawConv(context.random, i, { stride: 2 + (i % 2), padding: i % 3 }),
        'with a stride',
      ),
    ),
};

/** As large as the image, and of a single pixel: where sizes are confused it shows. */
const extremes: Check03 = {
  id: '03.4-extremes',
  task: '03.4',
  title: 'a kernel as large as the image, and one of a single pixel',
  weight: 1,
  mustFail: ['places-counted-without-padding', 'first-channel-only'],
  async judge(context) {
    const { random } = context;
    const [height, width] = [2 + random.integer(3), 3 + random.integer(3)];
    const x = drawTensor(random, [2, 2, height, width]);
    const bias = drawTensor(random, [3]);
    const trial = (kernel: readonly number[], padding: number): ConvTrial => ({
      x,
      weight: drawTensor(random, [3, 2, ...kernel]),
      bias,
      options: { stride: 1, padding },
    });
    return worst([
      await judgeConv(context, trial([height, width], 0), 'a kernel as large as the image'),
      await judgeConv(
        context,
        trial([height + 2, width + 2], 1),
        'one as large as the padded image',
      ),
      await judgeConv(context, trial([1, 1], 0), 'a kernel of one pixel'),
    ]);
  },
};

const kept: Check03 = {
  id: '03.4-kept',
  task: '03.4',
  title: 'its tensors and numbers are those that were given',
  weight: 1,
  mustFail: ['conv-weight-copied', 'options-not-shown'],
  async judge({ student, given, random }) {
    const [stride, padding] = [2 + random.integer(3), 1 + random.integer(2)];
    const live = await given.LiveTensor.create(new Float32Array(3), [1, 1, 1, 3]);
    const layer = await student.Conv2d.create(live, null, { stride, padding });
    const plain = await student.Conv2d.create(live);
    const ones = tensor([1, 1, 1, 1], [1, 1, 1, 4]);
    await plain.forward(ones);
    await live.fill(2);
    return worst([
      figureIs('Conv2d.stride', await layer.stride(), stride, 'kept'),
      figureIs('Conv2d.padding', await layer.padding(), padding, 'kept'),
      figureIs('Conv2d.stride by default', await plain.stride(), 1, 'kept'),
      figureIs('Conv2d.padding by default', await plain.padding(), 0, 'kept'),
      valuesAre('Conv2d.weight', await layer.weight(), [1, 1, 1, 3], [2, 2, 2], 'kept'),
      valuesAre(
        'Conv2d.forward after its weight was changed in place',
        await plain.forward(ones),
        [1, 1, 1, 2],
        [6, 6],
        'kept',
      ),
    ]);
  },
};

const refused: Check03 = {
  id: '03.4-refuses',
  task: '03.4',
  title: 'parameters, options and images that do not fit',
  weight: 1,
  mustFail: [
    'stride-of-0-accepted',
    'half-padding-accepted',
    'conv-input-not-checked',
    'conv-weight-not-checked',
  ],
  async judge({ student, random }) {
    const [filters, channels] = [2 + random.integer(3), 2 + random.integer(3)];
    const weight = zeros([filters, channels, 2, 3]);
    const create: typeof student.Conv2d.create = (...args) => student.Conv2d.create(...args);
    const layer = await create(weight, zeros([filters]));
    await layer.forward(zeros([1, channels, 2, 3]));
    return refuses(
      'Conv2d',
      [
        ['weight of rank 3', () => create(zeros([filters, channels, 2]))],
        ['weight of rank 5', () => create(zeros([filters, channels, 2, 3, 1]))],
        ['a bias of another length', () => create(weight, zeros([filters + 1]))],
        ['a bias of rank 2', () => create(weight, zeros([filters, 1]))],
        ['a stride of 0', () => create(weight, null, { stride: 0 })],
        ['half a stride', () => create(weight, null, { stride: 1.5 })],
        ['a negative padding', () => create(weight, null, { padding: -1 })],
        ['half a padding', () => create(weight, null, { padding: 0.5 })],
        ['x with another number of channels', () => layer.forward(zeros([1, channels + 1, 4, 4]))],
        ['x of rank 3', () => layer.forward(zeros([channels, 4, 4]))],
        ['x of rank 5', () => layer.forward(zeros([1, channels, 4, 4, 1]))],
        ['an image that is too low', () => layer.forward(zeros([1, channels, 1, 4]))],
        ['an image that is too narrow', () => layer.forward(zeros([1, channels, 4, 2]))],
      ],
      ['RangeError', 'ShapeError'],
    );
  },
};

const flatten: Check03 = {
  id: '03.4-flatten',
  task: '03.4',
  title: 'rows of any samples',
  weight: 1,
  mustFail: ['batch-flattened-too', 'flatten-keeps-channels', 'flatten-of-nothing'],
  async judge({ student, random }) {
    const layer = await student.Flatten.create();
    const shapes = [[3], [4, 5], [2, 3, 4], [3, 2, 2, 5], [0, 2, 3]].map((shape) => shape);
    const rows = await repeat(shapes.length, async (i) => {
      const shape = shapes[i] ?? [];
      const x = drawTensor(random, shape);
      const size = shape.slice(1).reduce((all, n) => all * n, 1);
      const yours = await layer.forward(x);
      return valuesAre('Flatten.forward', yours, [shape[0] ?? 0, size], x.data, 'kept');
    });
    return worst([
      rows,
      await refuses(
        'Flatten',
        [['x without dimensions', () => layer.forward(zeros([]))]],
        ['RangeError', 'ShapeError'],
      ),
    ]);
  },
};

export const conv2d: readonly Check03[] = [
  unpadded,
  padded,
  strided,
  extremes,
  kept,
  refused,
  flatten,
];
