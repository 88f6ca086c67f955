import { plainKernels, useKernels } from '../../packages/kernels/src/index.ts';
import type { Kernels } from '../../packages/kernels/src/index.ts';
import { loadKernels } from '../../packages/kernels/src/wasm.ts';
import { Linear, ReLU, Sequential, train } from '../../packages/nn/src/index.ts';
import type { Dataset } from '../../packages/nn/src/index.ts';
import { fromData, random, tensor } from '../../packages/tensor/src/index.ts';
import { uniform } from '../group.ts';
import type { Claim, Group } from '../group.ts';
import type { Contender } from '../measure.ts';
import type { Tf } from '../peers/tfjs.ts';

const SAMPLES = 9_984;
const BATCH = 64;
const RATE = 0.1;

/** One pass of stochastic gradient descent through 784-128-10: forward, backward, step. */
export function training(tf: Tf, claims: readonly Claim[]): Group {
  const images = uniform(SAMPLES * 784, 1).map((x) => Math.max(0, x));
  const labels = Uint8Array.from(uniform(SAMPLES, 2), (x) => Math.floor((x + 1) * 5));
  return {
    title: `training epoch, 784-128-10, ${SAMPLES} samples, batch ${BATCH}`,
    work: { count: SAMPLES, unit: 'images/s' },
    contenders: [
      ours('ours, @tito/nn', loadKernels(), images, labels),
      ours('ours, @tito/nn, deterministic', loadKernels({ deterministic: true }), images, labels),
      ours('plain TypeScript, @tito/nn', plainKernels, images, labels),
      tfjs(tf, images, labels),
    ],
    effort: { rounds: 5, ms: 1 },
    claims,
  };
}

function ours(name: string, kernels: Kernels, images: Float32Array, labels: Uint8Array): Contender {
  const source = random('bench');
  const model = new Sequential([
    Linear.init(784, 128, source),
    new ReLU(),
    Linear.init(128, 10, source),
  ]);
  const data: Dataset = {
    images: tensor(images, [SAMPLES, 784]),
    labels: fromData(labels, [SAMPLES]),
    classes: 10,
  };
  const options = { epochs: 1, batchSize: BATCH, learningRate: RATE, random: source };
  return {
    name,
    run() {
      const before = useKernels(kernels);
      train(model, data, options);
      useKernels(before);
    },
  };
}

function tfjs(tf: Tf, images: Float32Array, labels: Uint8Array): Contender {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ units: 128, inputShape: [784], activation: 'relu' }),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: tf.train.sgd(RATE), loss: 'categoricalCrossentropy' });
  const x = tf.tensor2d(images, [SAMPLES, 784]);
  const oneHot = new Float32Array(SAMPLES * 10);
  for (const [i, label] of labels.entries()) oneHot[i * 10 + label] = 1;
  const y = tf.tensor2d(oneHot, [SAMPLES, 10]);
  return {
    name: 'tfjs-wasm, model.fit',
    run: () => model.fit(x, y, { epochs: 1, batchSize: BATCH, verbose: 0, yieldEvery: 'never' }),
  };
}
