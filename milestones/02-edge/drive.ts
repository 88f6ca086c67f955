// Draws the digits, has them learnt, and measures. Nothing of the learner's runs here.
import {
  atLeast,
  atMost,
  cls,
  type Connection,
  type Contract,
  fn,
  object,
  type RemoteObject,
  type Retained,
  tensor,
} from '@tito/check';
import type { Achievement, Curve, Milestone, Scene, Stage, Table } from '@tito/grader/milestone';
import { argmax, fromData, random, randomUniform, rows, take, type Tensor } from '@tito/tensor';
import { type Dataset, drawDigits, type Layer } from '@tito/nn';
import { quantile } from '@tito/profiling';
import type { Parameters, quantize, Training } from './program.ts';

interface Program {
  readonly Training: new (start: Parameters) => Training;
  readonly quantize: typeof quantize;
  readonly idle: (x: Tensor) => Tensor;
}
type Model = RemoteObject<Layer>;

const layer = object<Layer>({ forward: { call: tensor() } });
const contract: Contract<Program> = {
  Training: cls(object<Training>({ step: { call: tensor() }, model: { call: layer } })),
  quantize: fn(layer),
  idle: fn(tensor()),
};

const [SIDE, HIDDEN, CLASSES] = [16, 64, 10];
const BATCH = 50;
const EPOCHS = 5;
const LEARNING_RATE = 0.25;
/** Two seeds of one distribution: what is tested was never learnt. */
const TRAINING = { count: 1_500, seed: 'edge/train', size: SIDE };
const TEST = { count: 1_000, seed: 'edge/test', size: SIDE };
/** Inputs that ranges are calibrated on, of the training images. */
const CALIBRATION = 200;
/** Copies of a model that are kept to count the bytes of one. */
const COPIES = 16;
/** The arrays alone come to 0.26; the rest is for objects, some hundred bytes each. */
const MOST_BYTES = 0.4;
const RUNS = 25;
const TIMED = 64;

async function* run(stage: Stage<Program>): AsyncGenerator<Scene, Achievement> {
  const [train, test] = [drawDigits(TRAINING), drawDigits(TEST)];
  const training = await stage.program.Training.create(start());
  const losses: number[] = [];
  yield* learn(training, train, losses);
  const float = await training.model();
  const calibration = [rows(train.images, 0, CALIBRATION)];
  const int8 = await stage.program.quantize(float, calibration);
  yield scene('Measuring before and after', losses);
  const right = { float: await correct(float, test), int8: await correct(int8, test) };
  const bytes = {
    float: await bytesOf(stage.process, () => training.model()),
    int8: await bytesOf(stage.process, () => stage.program.quantize(float, calibration)),
  };
  const ms = await latencies(stage, float, int8, rows(test.images, 0, TIMED));
  return achievement(losses, right, bytes, ms);
}

/** Uniform from ±1 / sqrt(inputs), as layers begin. */
function start(): Parameters {
  const source = random('edge/start');
  const drawn = (shape: readonly number[], inputs: number) =>
    randomUniform(shape, source, -1 / Math.sqrt(inputs), 1 / Math.sqrt(inputs));
  const inputs = SIDE * SIDE;
  return {
    weight1: drawn([HIDDEN, inputs], inputs),
    bias1: drawn([HIDDEN], inputs),
    weight2: drawn([CLASSES, HIDDEN], HIDDEN),
    bias2: drawn([CLASSES], HIDDEN),
  };
}

async function* learn(
  training: RemoteObject<Training>,
  { images, labels }: Dataset,
  losses: number[],
): AsyncGenerator<Scene, void> {
  const source = random('edge/order');
  const order = Array.from(labels.data, (_, i) => i);
  for (let epoch = 1; epoch <= EPOCHS; epoch++) {
    const shuffled = source.shuffle(order);
    for (let at = 0; at < shuffled.length; at += BATCH) {
      const indices = shuffled.slice(at, at + BATCH);
      const batch = Array.from(indices, (i) => labels.data[i] ?? 0);
      const p = await training.step(take(images, indices), oneHot(batch), LEARNING_RATE);
      losses.push(crossEntropy(p, batch));
      yield scene(`Learning: pass ${epoch} of ${EPOCHS}`, losses);
    }
  }
}

function oneHot(labels: readonly number[]): Tensor {
  const data = new Float32Array(labels.length * CLASSES);
  for (const [i, label] of labels.entries()) data[i * CLASSES + label] = 1;
  return fromData(data, [labels.length, CLASSES]);
}

/** The mean of -log p(label), from the probabilities that came back. */
function crossEntropy({ data }: Tensor, labels: readonly number[]): number {
  const total = labels.reduce((sum, label, i) => sum - Math.log(data[i * CLASSES + label] ?? 0), 0);
  return total / labels.length;
}

/** Images whose largest answer is at their label. */
async function correct(model: Model, { images, labels }: Dataset): Promise<number> {
  let right = 0;
  for (let at = 0; at < labels.data.length; at += 250) {
    const answers = argmax(await model.forward(rows(images, at, at + 250)), 1).data;
    right += answers.reduce((sum, answer, i) => sum + (answer === labels.data[at + i] ? 1 : 0), 0);
  }
  return right;
}

/** What the process retains for one model, after collection: the mean of some that are kept. */
async function bytesOf(process: Connection, make: () => Promise<Model>): Promise<number> {
  await process.release(await make()); // what is made once and stays does not count
  const before = sumOf(await process.retainedBytes());
  const kept: Model[] = [];
  for (let i = 0; i < COPIES; i++) kept.push(await make());
  const after = sumOf(await process.retainedBytes());
  for (const model of kept) await process.release(model);
  return (after - before) / COPIES;
}

function sumOf({ arrays, objects }: Retained): number {
  return arrays + objects;
}

interface Latencies {
  readonly float: number;
  readonly int8: number;
  /** A call that hands the same input back. */
  readonly idle: number;
}

/** Medians of calls by this side's clock, taken in turns, so that a busy machine hits all alike. */
async function latencies(
  { program, now }: Stage<Program>,
  float: Model,
  int8: Model,
  x: Tensor,
): Promise<Latencies> {
  const calls = {
    float: () => float.forward(x),
    int8: () => int8.forward(x),
    idle: () => program.idle(x),
  };
  const samples = { float: [] as number[], int8: [] as number[], idle: [] as number[] };
  for (let i = 0; i < RUNS; i++) {
    for (const name of ['float', 'int8', 'idle'] as const) {
      const since = now();
      await calls[name]();
      samples[name].push(now() - since);
    }
  }
  const median = (name: keyof Latencies) => quantile(samples[name], 0.5);
  return { float: median('float'), int8: median('int8'), idle: median('idle') };
}

type Pair = Readonly<Record<'float' | 'int8', number>>;

function achievement(
  losses: readonly number[],
  right: Pair,
  bytes: Pair,
  ms: Latencies,
): Achievement {
  const drop = percent(right.float) - percent(right.int8);
  return {
    scene: {
      caption: 'Before and after',
      pictures: [lossCurve(losses), figures(right, bytes, ms)],
    },
    goals: [
      {
        title: 'the float model has learnt the digits',
        finding: atLeast(percent(right.float), 90, '% right', 'The float model has not learnt.'),
      },
      {
        title: 'int8 keeps the accuracy',
        finding: atMost(drop, 2, '% lost', 'The int8 model answers worse than the float model.'),
      },
      {
        title: 'int8 keeps less in memory',
        finding: atMost(
          bytes.int8 / bytes.float,
          MOST_BYTES,
          'of the float bytes',
          'It is too large.',
        ),
      },
    ],
    notes: [
      `Right answers: of ${TEST.count} test images that were never learnt, counted on this side. Bytes: what the process retains after collection, the mean of ${COPIES} models, objects included. Calls: the median of ${RUNS} by this side's clock for ${TIMED} images, what sending costs included; a call that hands its input back takes ${shown(ms.idle)} ms.`,
      'The kernels in this process are plain TypeScript. Whether int8 gains time on a device depends on its kernels and on its memory; no figure here speaks of one.',
    ],
  };
}

function figures(right: Pair, bytes: Pair, ms: Latencies): Table {
  const row = (name: string, pair: Pair, show: (value: number) => string) => [
    name,
    show(pair.float),
    show(pair.int8),
    `${(pair.int8 / pair.float).toFixed(2)} x`,
  ];
  return {
    kind: 'table',
    head: ['', 'float32', 'int8', ''],
    rows: [
      ['accuracy', accuracy(right.float), accuracy(right.int8), ''],
      row('retained bytes', bytes, (value) => Math.round(value).toString()),
      row(`call with ${TIMED} images, ms`, ms, shown),
    ],
  };
}

function accuracy(count: number): string {
  return `${percent(count).toFixed(1)} %`;
}

function percent(count: number): number {
  return (100 * count) / TEST.count;
}

function shown(ms: number): string {
  return ms.toFixed(2);
}

function scene(caption: string, losses: readonly number[]): Scene {
  return { caption, pictures: [lossCurve(losses)] };
}

function lossCurve(losses: readonly number[]): Curve {
  return {
    kind: 'curve',
    title: 'Loss per batch',
    unit: 'nats',
    values: [...losses],
    range: [0, Math.log(CLASSES)],
  };
}

export const milestone: Milestone<Program> = { contract, run };
