import { refuses, repeat, worst } from '@tito/check';
import type { Check03 } from '@tito/module-03-layers/contract';
import { sumsAre, valuesAre } from '@tito/module-03-layers/judging';
import { zeros } from '@tito/tensor';
import { drawBias, drawTensor } from './draw.ts';
import { linearOf } from './oracle.ts';

const forward: Check03 = {
  id: '03.2-forward',
  task: '03.2',
  title: 'any batch, with and without bias',
  weight: 4,
  mustFail: [
    'weight-in-out',
    'bias-left-out',
    'bias-required',
    'first-row-only',
    'bias-per-row',
    'activation-built-in',
  ],
  judge: ({ student, random }) =>
    repeat(8, async (i) => {
      // Square weights fit both ways round; it is the values that have to tell them apart.
      const inputs = 2 + random.integer(12);
      const outputs = i % 3 === 0 ? inputs : 1 + random.integer(12);
      const [weight, bias] = [drawTensor(random, [outputs, inputs]), drawBias(random, outputs, i)];
      const x = drawTensor(random, [2 + random.integer(5), inputs]);
      const layer = await student.Linear.create(weight, bias);
      return sumsAre({
        name: 'Linear.forward',
        yours: await layer.forward(x),
        ...linearOf(x, weight, bias),
        rule: 'the sums are off.',
        figures: 'kept',
      });
    }),
};

const batches: Check03 = {
  id: '03.2-batches',
  task: '03.2',
  title: 'a batch of one, and one of none',
  weight: 1,
  mustFail: ['bias-per-row', 'batch-squeezed'],
  async judge({ student, random }) {
    const [inputs, outputs] = [3 + random.integer(5), 2 + random.integer(3)];
    const [weight, bias] = [drawTensor(random, [outputs, inputs]), drawTensor(random, [outputs])];
    const layer = await student.Linear.create(weight, bias);
    const x = drawTensor(random, [1, inputs]);
    return worst([
      sumsAre({
        name: 'Linear.forward of one sample',
        yours: await layer.forward(x),
        ...linearOf(x, weight, bias),
        rule: 'the sums are off.',
        figures: 'kept',
      }),
      valuesAre(
        'Linear.forward of no samples',
        await layer.forward(zeros([0, inputs])),
        [0, outputs],
        [],
        'kept',
      ),
    ]);
  },
};

const kept: Check03 = {
  id: '03.2-kept',
  task: '03.2',
  title: 'weight and bias are the tensors that were given',
  weight: 2,
  mustFail: ['parameters-copied', 'bias-copied'],
  async judge({ student, given, random }) {
    const [inputs, outputs] = [2 + random.integer(4), 2 + random.integer(4)];
    const [w, b] = [drawTensor(random, [outputs, inputs]), drawTensor(random, [outputs])];
    const weight = await given.LiveTensor.create(w.data, w.shape);
    const bias = await given.LiveTensor.create(b.data, b.shape);
    const layer = await student.Linear.create(weight, bias);
    const held = [await layer.weight(), await layer.bias()] as const;
    const ones = zeros([1, inputs]);
    ones.data.fill(1);
    await layer.forward(ones);
    await weight.fill(0.5);
    const moved = await layer.forward(ones);
    await bias.fill(4);
    const shifted = await layer.forward(ones);
    const first = Array.from(b.data, (value) => Math.fround(0.5 * inputs + value));
    return worst([
      valuesAre('Linear.weight', held[0], w.shape, w.data, 'kept'),
      valuesAre('Linear.bias', held[1] ?? zeros([0]), b.shape, b.data, 'kept'),
      sumsAre({
        name: 'Linear.forward after its weight was changed in place',
        yours: moved,
        shape: [1, outputs],
        expected: first,
        magnitudes: Array.from(b.data, (value) => 0.5 * inputs + Math.abs(value)),
        terms: inputs + 1,
        rule: 'the sums are those of the old weight.',
        figures: 'kept',
      }),
      valuesAre(
        'Linear.forward after its bias was changed in place',
        shifted,
        [1, outputs],
        Array<number>(outputs).fill(0.5 * inputs + 4),
        'kept',
      ),
    ]);
  },
};

const refused: Check03 = {
  id: '03.2-refuses',
  task: '03.2',
  title: 'parameters and inputs that do not fit',
  weight: 2,
  mustFail: [
    'shapes-not-checked',
    'input-not-checked',
    'dtype-not-checked',
    'bias-rank-not-checked',
  ],
  async judge({ student, random }) {
    const [inputs, outputs] = [3 + random.integer(5), 3 + random.integer(5)];
    const weight = zeros([outputs, inputs]);
    const create: typeof student.Linear.create = (...args) => student.Linear.create(...args);
    const layer = await create(weight, zeros([outputs]));
    await layer.forward(zeros([2, inputs]));
    return worst([
      await refuses(
        'Linear',
        [
          ['weight of rank 1', () => create(zeros([inputs]))],
          ['weight of rank 3', () => create(zeros([outputs, inputs, 1]))],
          ['a bias of another length', () => create(weight, zeros([outputs + 1]))],
          ['a bias of rank 2', () => create(weight, zeros([outputs, 1]))],
          ['x with other features', () => layer.forward(zeros([2, inputs + 1]))],
          ['x of rank 1', () => layer.forward(zeros([inputs]))],
          ['x of rank 3', () => layer.forward(zeros([1, inputs, inputs]))],
        ],
        ['RangeError', 'ShapeError'],
      ),
      await refuses(
        'Linear',
        [
          ['an int8 weight', () => create(zeros([outputs, inputs], 'int8'))],
          ['an int8 bias', () => create(weight, zeros([outputs], 'int8'))],
        ],
        ['TypeError', 'DTypeError'],
      ),
    ]);
  },
};

export const linear: readonly Check03[] = [forward, batches, kept, refused];
