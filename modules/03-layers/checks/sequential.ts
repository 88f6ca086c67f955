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
    'last-layer-left-out',
    'training-not-passed-on',
    'always-training',
    'empty-is-an-error',
  ],
  async judge({ student, given }) {
    const double = await given.Probe.create(2, 0);
    const plusOne = await given.Probe.create(1, 1);
    const half = await given.Probe.create(0.5, 0);
    const model = await student.Sequential.create([double, plusOne, half]);
    const nothing = await student.Sequential.create([]);
    const y = await model.forward(tensor([1, 2]));
    const silent = await double.trainingCalls();
    await model.forward(tensor([1, 2]), true);
    return worst([
      valuesAre('Sequential of 2x, x + 1 and x / 2, of [1, 2]', y, [2], [1.5, 2.5], 'told'),
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
      figureIs('layers.length', (await model.layers()).length, 3, 'told'),
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
    'parameters-of-linear-only',
  ],
  async judge({ student, given }) {
    const layer = await given.Probe.create(1, 0, { weight: zeros([4, 3]), bias: zeros([4]) });
    const plain = await given.Probe.create(1, 0, { weight: zeros([2, 4]), bias: null });
    const codes = zeros([5, 2], 'int8');
    const quantized = await given.Probe.create(1, 0, { weight: codes, bias: zeros([5]) });
    const activation = await given.Probe.create(1, 0);
    const filters = await given.Probe.create(1, 0, { weight: zeros([2, 1, 3, 3]), bias: null });
    const inner = await student.Sequential.create([plain, quantized]);
    const model = await student.Sequential.create([layer, activation, inner, filters]);
    return worst([
      shapesAre(
        'parameters of a layer with weight [4, 3] and bias [4]',
        await student.parameters(layer),
        [[4, 3], [4]],
        'told',
      ),
      shapesAre(
        'parameters of that layer, an activation, and inside: [2, 4] with bias null, int8 with bias [5]; then filters [2, 1, 3, 3],',
        await student.parameters(model),
        [[4, 3], [4], [2, 4], [5], [2, 1, 3, 3]],
        'told',
      ),
    ]);
  },
};

export const sequential: readonly Check03[] = [row, learned];
