import { atMost, type Finding, refuses, type RemoteObject, repeat, worst } from '@tito/check';
import type { Check03, Context03 } from '@tito/module-03-layers/contract';
import { figureIs, weightsAre } from '@tito/module-03-layers/judging';
import { random as stream, type Random, type Tensor } from '@tito/tensor';

type Source = RemoteObject<Pick<Random, 'uniform' | 'normal'>>;

/** Weights [out, in], or with a kernel of one or two dimensions that is not square. */
function drawShape(random: Random, i: number): number[] {
  const kernel = Array.from({ length: i % 3 }, (_, k) => 2 + k + random.integer(3));
  const inputs = 2 + random.integer(20);
  return [inputs + 3 + random.integer(30), inputs, ...kernel];
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1);
}

const fans: Check03 = {
  id: '03.1-fans',
  task: '03.1',
  title: 'fans of weights of any rank',
  weight: 2,
  mustFail: ['fans-swapped', 'kernel-left-out-of-fans'],
  judge: ({ student, random }) =>
    repeat(6, async (i) => {
      const shape = drawShape(random, i);
      const [outputs = 0, inputs = 0, ...kernel] = shape;
      const { fanIn, fanOut } = await student.fans(shape);
      const one = await student.fans([1, 1, 1]);
      return worst([
        figureIs('fans: fanIn', fanIn, inputs * product(kernel), 'kept'),
        figureIs('fans: fanOut', fanOut, outputs * product(kernel), 'kept'),
        figureIs('fans of a single weight: fanIn', one.fanIn, 1, 'kept'),
      ]);
    }),
};

/** One way to draw weights: the call, and the deviation that its contract gives for this shape. */
interface Way {
  readonly name: string;
  readonly kind: 'uniform' | 'normal';
  readonly deviation: (fanIn: number, fanOut: number) => number;
  readonly call: (shape: readonly number[], source: Source) => Promise<Tensor>;
}

function waysOf({ student, random }: Context03): readonly Way[] {
  const slope = random.uniform(0.1, 3);
  const gain = random.uniform(0.3, 4);
  const squared = 2 / (1 + slope ** 2);
  return [
    {
      name: 'kaimingUniform',
      kind: 'uniform',
      deviation: (fanIn) => Math.sqrt(2 / fanIn),
      call: (shape, source) => student.kaimingUniform(shape, source),
    },
    {
      name: 'kaimingUniform with a slope, for fanOut',
      kind: 'uniform',
      deviation: (_, fanOut) => Math.sqrt(squared / fanOut),
      call: (shape, source) => student.kaimingUniform(shape, source, { slope, mode: 'fanOut' }),
    },
    {
      name: 'kaimingNormal',
      kind: 'normal',
      deviation: (fanIn) => Math.sqrt(2 / fanIn),
      call: (shape, source) => student.kaimingNormal(shape, source),
    },
    {
      name: 'kaimingNormal with a slope',
      kind: 'normal',
      deviation: (fanIn) => Math.sqrt(squared / fanIn),
      call: (shape, source) => student.kaimingNormal(shape, source, { slope }),
    },
    {
      name: 'xavierUniform',
      kind: 'uniform',
      deviation: (fanIn, fanOut) => Math.sqrt(2 / (fanIn + fanOut)),
      call: (shape, source) => student.xavierUniform(shape, source),
    },
    {
      name: 'xavierUniform with a gain',
      kind: 'uniform',
      deviation: (fanIn, fanOut) => gain * Math.sqrt(2 / (fanIn + fanOut)),
      call: (shape, source) => student.xavierUniform(shape, source, gain),
    },
    {
      name: 'xavierNormal with a gain',
      kind: 'normal',
      deviation: (fanIn, fanOut) => gain * Math.sqrt(2 / (fanIn + fanOut)),
      call: (shape, source) => student.xavierNormal(shape, source, gain),
    },
    {
      name: 'xavierNormal',
      kind: 'normal',
      deviation: (fanIn, fanOut) => Math.sqrt(2 / (fanIn + fanOut)),
      call: (shape, source) => student.xavierNormal(shape, source),
    },
  ];
}

/** What a stream of the same seed gives for as many weights. */
function drawn({ kind }: Way, seed: number, count: number, deviation: number): number[] {
  const source = stream(seed);
  const bound = Math.sqrt(3) * deviation;
  const next = () =>
    kind === 'uniform' ? source.uniform(-bound, bound) : source.normal(0, deviation);
  return Array.from({ length: count }, next);
}

const weights: Check03 = {
  id: '03.1-weights',
  task: '03.1',
  title: 'the numbers that were drawn, in the size of the rule',
  weight: 4,
  mustFail: [
    'lecun-for-kaiming',
    'deviation-as-bound',
    'variance-as-deviation',
    'xavier-by-fan-in',
    'xavier-without-gain',
    'slope-ignored',
    'slope-not-squared',
    'mode-ignored',
    'not-from-the-source',
    'drawn-by-columns',
  ],
  judge: (context) => {
    const { given, random } = context;
    const ways = waysOf(context);
    return repeat(ways.length, async (i) => {
      const [way, seed] = [ways[i], random.integer(1e9)];
      if (way === undefined) throw new Error(`there are ${ways.length} ways`);
      const shape = drawShape(random, i);
      const [outputs = 0, inputs = 0, ...kernel] = shape;
      const size = product(kernel);
      const deviation = way.deviation(inputs * size, outputs * size);
      const yours = await way.call(shape, await given.random(seed));
      const expected = drawn(way, seed, product(shape), deviation);
      return weightsAre(way.name, yours, shape, expected, 'kept');
    });
  },
};

/** The root mean square after a layer of such weights and a ReLU, on a batch of normal numbers. */
function signalAfter(weight: Tensor, source: Random): number {
  const [outputs = 0, inputs = 0] = weight.shape;
  const [batch, x] = [40, new Float64Array(inputs)];
  let squares = 0;
  for (let n = 0; n < batch; n++) {
    for (let p = 0; p < inputs; p++) x[p] = source.normal();
    for (let j = 0; j < outputs; j++) {
      let sum = 0;
      for (let p = 0; p < inputs; p++) sum += (x[p] ?? NaN) * (weight.data[j * inputs + p] ?? NaN);
      squares += Math.max(0, sum) ** 2;
    }
  }
  return Math.sqrt(squares / (batch * outputs));
}

/*
 * The mean square of a ReLU of 40 x 64 normal sums has a relative deviation of sqrt(5 / 2560) = 4.4 % if all
 * were independent; rows and columns that share weights and inputs double it at most. The root halves
 * it, and six of these are below 30 %.
 */
const signal: Check03 = {
  id: '03.1-signal',
  task: '03.1',
  title: 'a signal keeps its size through a layer and a ReLU',
  weight: 1,
  mustFail: ['lecun-for-kaiming', 'variance-as-deviation', 'fans-swapped'],
  async judge({ student, given, random }) {
    const shape = [64, 640];
    const kaiming = await student.kaimingNormal(shape, await given.random(random.integer(1e9)));
    const size = signalAfter(kaiming, random);
    const sentence = 'kaimingNormal: after a layer and a ReLU the signal has another size.';
    return atMost(Math.abs(size - 1), 0.25, 'relative change of the signal', sentence);
  },
};

const refused: Check03 = {
  id: '03.1-refuses',
  task: '03.1',
  title: 'shapes that are none of weights, slopes that are no numbers',
  weight: 1,
  mustFail: ['fans-of-anything', 'slope-not-checked'],
  async judge({ student, given, random }) {
    const source = await given.random(1);
    const size = 1 + random.integer(9);
    await student.xavierNormal([size, size], source);
    const shapes: readonly (readonly [string, readonly number[]])[] = [
      ['one dimension', [size]],
      ['no dimensions', []],
      ['a dimension of 0', [size, 0]],
      ['a negative dimension', [-size, size]],
      ['half a dimension', [size, size + 0.5, 2]],
    ];
    const calls = shapes.map(([what, shape]) => [what, () => student.fans(shape)] as const);
    const errors = ['RangeError', 'ShapeError'];
    const findings: readonly [Finding, ...Finding[]] = [
      await refuses('fans', calls, errors),
      await refuses(
        'The initialisers',
        [
          ['one dimension', () => student.kaimingUniform([size], source)],
          ['a dimension of 0', () => student.xavierUniform([0, size], source)],
          ['a slope that is NaN', () => student.kaimingUniform([3, 3], source, { slope: NaN })],
          ['an infinite slope', () => student.kaimingNormal([3, 3], source, { slope: Infinity })],
        ],
        errors,
      ),
    ];
    return worst(findings);
  },
};

export const init: readonly Check03[] = [fans, weights, signal, refused];
