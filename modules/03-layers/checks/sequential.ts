import { worst } from '@tito/check';
import { tensor, zeros } from '@tito/tensor';
import type { Check03 } from './contract.ts';
import { figureIs, shapesAre, valuesAre } from './judging.ts';

const row: Check03 = {
  id: '03.3-public-row',
  task: '03.3',
  title: 'each layer gets what the one before it gave, and hears of training',
  weight: 1,
  mustFail: [
    'layers-reversed',
    'every-layer-on-the-input',
    'training-not-passed-on',
    'always-training',
    'empty-is-an-error',
  ],
  async judge({ student, given }) {
    const double = await given.Probe.create(2, 0);
    const plusOne = await given.Probe.create(1, 1);
    const model = await student.Sequential.create([double, plusOne]);
    const nothing = await student.Sequential.create([]);
    const y = await model.forward(tensor([1, 2]));
    const silent = await double.trainingCalls();
    await model.forward(tensor([1, 2]), true);
    return worst([
      valuesAre('Sequential of 2x and x + 1, of [1, 2]', y, [2], [3, 5], 'told'),
      valuesAre(
        'Sequential of no layers, of [4, 5]',
        await nothing.forward(tensor([4, 5])),
        [2],
        [4, 5],
        'told',
      ),
      figureIs('Calls of the first layer that said training, without it,', silent, 0, 'told'),
      figureIs(
        'Calls of the first layer that said training, after one with it,',
        await double.trainingCalls(),
        1,
        'told',
      ),
      figureIs('Calls of the second layer in all', await plusOne.calls(), 2, 'told'),
      figureIs('layers.length', (await model.layers()).length, 2, 'told'),
    ]);
  },
};

const learned: Check03 = {
  id: '03.3-public-parameters',
  task: '03.3',
  title: 'weight, then bias, layer by layer, to any depth',
  weight: 1,
  mustFail: [
    'bias-before-weight',
    'inner-containers-missed',
    'int8-learned',
    'weights-only',
    'null-bias-returned',
  ],
  async judge({ student, given }) {
    const layer = await student.Linear.create(zeros([4, 3]), zeros([4]));
    const plain = await student.Linear.create(zeros([2, 4]));
    const codes = { dtype: 'int8', shape: [5, 2], data: new Int8Array(10) } as const;
    const quantized = await given.Probe.create(1, 0, { weight: codes, bias: zeros([5]) });
    const activation = await given.Probe.create(1, 0);
    const inner = await student.Sequential.create([plain, quantized]);
    const model = await student.Sequential.create([layer, activation, inner]);
    return worst([
      shapesAre(
        'parameters of a Linear 3-4',
        await student.parameters(layer),
        [[4, 3], [4]],
        'told',
      ),
      shapesAre(
        'parameters of Linear 3-4, an activation, and inside: Linear 4-2 without bias, int8 weights',
        await student.parameters(model),
        [[4, 3], [4], [2, 4], [5]],
        'told',
      ),
    ]);
  },
};

export const sequential: readonly Check03[] = [row, learned];
