// The figures of the lesson, computed anew: each function returns rows of the README's tables.
import {
  Conv2d,
  crossEntropy,
  denseOverConv,
  drawDigits,
  Flatten,
  kaimingNormal,
  type Layer,
  Linear,
  mlpParameters,
  parameters,
  receptiveField,
  ReLU,
  Sequential,
  train,
  accuracy,
  untrainedLoss,
} from '@tito/nn';
import { random, reshape, type Tensor, tensor } from '@tito/tensor';

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const count = (value: number): string => value.toLocaleString('en');

function size(model: Layer): number {
  return parameters(model).reduce((sum, { data }) => sum + data.length, 0);
}

/** The mean square of a signal of size 1 after a layer of such weights and a ReLU. */
function signal(shape: readonly number[], mode: 'fanIn' | 'fanOut'): number {
  const { data } = kaimingNormal(shape, random('spread'), { mode });
  // Of each output, the sum of its squared weights; a ReLU halves the mean square.
  return data.reduce((sum, w) => sum + w * w, 0) / shape[0] / 2;
}

/** Section 2: the rule, and the rule with both fans taken for each other. */
export function spread(): string[] {
  return [
    [128, 784],
    [784, 128],
  ].map((shape) =>
    row([
      `[${shape.join(', ')}]`,
      signal(shape, 'fanIn').toFixed(2),
      signal(shape, 'fanOut').toFixed(2),
    ]),
  );
}

/** 16 x 16 digits as images of one channel, which a convolution takes. */
class AsImages implements Layer {
  forward(x: Tensor): Tensor {
    return reshape(x, [x.shape[0], 1, 16, 16]);
  }
}

/** Section 5: three models on the same digits, all trained alike. */
export function models(): string[] {
  const digits = drawDigits({ count: 600, seed: 'train' });
  const unseen = drawDigits({ count: 1000, seed: 'test' });
  const seed = random('models');
  const built: readonly (readonly [string, Layer])[] = [
    ['one Linear layer', Linear.init(256, 10, seed)],
    [
      'Linear(256, 64), ReLU, Linear(64, 10)',
      new Sequential([Linear.init(256, 64, seed), new ReLU(), Linear.init(64, 10, seed)]),
    ],
    [
      'Conv2d(1, 8, 5), stride 2, ReLU, Flatten, Linear(288, 10)',
      new Sequential([
        new AsImages(),
        Conv2d.init(1, 8, 5, seed, { stride: 2 }),
        new ReLU(),
        new Flatten(),
        Linear.init(288, 10, seed),
      ]),
    ],
  ];
  return built.map(([name, model]) => {
    train(model, digits, { epochs: 5, batchSize: 20, learningRate: 0.1, random: random('order') });
    return row([name, count(size(model)), `${(100 * accuracy(model, unseen)).toFixed(1)} %`]);
  });
}

/** What two layers of 3 x 3 see along one dimension, if the first has this stride. */
function fieldAfter(stride: number): number {
  return receptiveField([
    { kernel: 3, stride },
    { kernel: 3, stride: 1 },
  ]);
}

/** Sections 5 to 7: figures in sentences. */
export function sentences(): string[] {
  const wrong = crossEntropy(tensor([20, 0], [1, 2]), [1]).data[0];
  return [
    `${count(denseOverConv(28, 28, 7))} times as many`,
    `two layers of 3 x 3 see ${fieldAfter(1)} x ${fieldAfter(1)}`,
    `a stride of 2 in the first makes it ${fieldAfter(2)} x ${fieldAfter(2)}`,
    `ln 10 = ${untrainedLoss(10).toFixed(3)}`,
    `costs ${wrong.toFixed(1)}`,
    `784-128-10 has ${count(mlpParameters([784, 128, 10]))} parameters`,
  ];
}
