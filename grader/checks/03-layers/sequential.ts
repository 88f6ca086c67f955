import { type RemoteObject, repeat, worst } from '@tito/check';
import type { Check03, Context03 } from '@tito/module-03-layers/contract';
import { figureIs, shapesAre, valuesAre } from '@tito/module-03-layers/judging';
import type { Layer } from '@tito/nn/contract';
import { type Random, tensor, zeros } from '@tito/tensor';

/** Small whole numbers: maps of them are exact in float32. */
function drawWhole(random: Random, count: number): number[] {
  return Array.from({ length: count }, () => random.integer(9) - 4);
}

/** A map scale x + shift, of which two rarely commute. */
function drawMap(random: Random): readonly [scale: number, shift: number] {
  return [2 + random.integer(2), 1 + random.integer(5)];
}

const order: Check03 = {
  id: '03.3-order',
  task: '03.3',
  title: 'layers in order, also one inside another',
  weight: 3,
  mustFail: ['layers-reversed', 'every-layer-on-the-input', 'last-layer-left-out'],
  judge: ({ student, given, random }) =>
    repeat(4, async () => {
      const maps = Array.from({ length: 3 + random.integer(3) }, () => drawMap(random));
      const probes = await Promise.all(maps.map(([a, b]) => given.Probe.create(a, b)));
      const inner = await student.Sequential.create(probes.slice(1, 3));
      const [first, ...rest] = probes;
      if (first === undefined) throw new Error('there are three maps at least');
      const model = await student.Sequential.create([first, inner, ...rest.slice(2)]);
      const x = drawWhole(random, 5);
      const expected = x.map((value) => maps.reduce((y, [a, b]) => a * y + b, value));
      const yours = await model.forward(tensor(x, [5, 1]));
      return worst([
        valuesAre('Sequential.forward', yours, [5, 1], expected, 'kept'),
        figureIs('Sequential: calls of its first layer', await first.calls(), 1, 'kept'),
      ]);
    }),
};

const training: Check03 = {
  id: '03.3-training',
  task: '03.3',
  title: 'every layer hears whether the model is trained',
  weight: 1,
  mustFail: ['training-not-passed-on', 'always-training'],
  async judge({ student, given, random }) {
    const probes = [await given.Probe.create(1, 0), await given.Probe.create(2, 1)] as const;
    const inner = await student.Sequential.create([probes[1]]);
    const model = await student.Sequential.create([probes[0], inner]);
    const times = 1 + random.integer(4);
    const x = tensor(drawWhole(random, 2));
    await model.forward(x);
    await model.forward(x, false);
    for (let i = 0; i < times; i++) await model.forward(x, true);
    const name = 'Sequential: calls that said training';
    return worst([
      figureIs(`${name}, of a layer`, await probes[0].trainingCalls(), times, 'kept'),
      figureIs(`${name}, of a layer inside`, await probes[1].trainingCalls(), times, 'kept'),
    ]);
  },
};

const empty: Check03 = {
  id: '03.3-empty',
  task: '03.3',
  title: 'nothing to do, and layers that can be looked at',
  weight: 1,
  mustFail: ['empty-is-an-error', 'layers-hidden'],
  async judge({ student, given, random }) {
    const x = tensor(drawWhole(random, 6), [2, 3]);
    const identity = await student.Sequential.create([]);
    const [a, b] = drawMap(random);
    const probe = await given.Probe.create(a, b);
    const layers = await (await student.Sequential.create([probe])).layers();
    const count = figureIs('Sequential.layers: the number', layers.length, 1, 'kept');
    const [same] = layers;
    if (!count.ok || same === undefined) return count;
    const expected = Array.from(x.data, (value) => a * value + b);
    return worst([
      valuesAre('Sequential of no layers', await identity.forward(x), [2, 3], x.data, 'kept'),
      valuesAre('Sequential.layers[0]', await same.forward(x), [2, 3], expected, 'kept'),
    ]);
  },
};

/** A layer with parameters of shapes that occur once, and those of them that are learned. */
async function drawLayer({ given, random }: Context03, size: number) {
  const [shape, bias] = [[size, size + 1], zeros([size])];
  const kinds = [
    { holds: {}, shapes: [] },
    { holds: { weight: zeros(shape), bias: null }, shapes: [shape] },
    { holds: { weight: zeros(shape, 'int8'), bias }, shapes: [[size]] },
    { holds: { weight: zeros(shape), bias }, shapes: [shape, [size]] },
  ];
  const { holds, shapes } = kinds[random.integer(4)] ?? { holds: {}, shapes: [] };
  return { layer: await given.Probe.create(1, 0, holds), shapes };
}

const learned: Check03 = {
  id: '03.3-parameters',
  task: '03.3',
  title: 'all that is learned, in order, from any depth',
  weight: 3,
  mustFail: [
    'bias-before-weight',
    'inner-containers-missed',
    'int8-learned',
    'weights-only',
    'null-bias-returned',
  ],
  judge: (context) =>
    repeat(6, async () => {
      const { student } = context;
      const made = [];
      for (let i = 0; i < 6; i++) made.push(await drawLayer(context, 2 + 2 * i));
      const layers: RemoteObject<Layer>[] = made.map(({ layer }) => layer);
      const deep = await student.Sequential.create(layers.slice(2, 4));
      const inner = await student.Sequential.create([...layers.slice(1, 2), deep]);
      const model = await student.Sequential.create([
        ...layers.slice(0, 1),
        inner,
        ...layers.slice(4),
      ]);
      const expected = made.flatMap(({ shapes }) => shapes);
      return shapesAre('The parameters', await student.parameters(model), expected, 'kept');
    }),
};

const values: Check03 = {
  id: '03.3-values',
  task: '03.3',
  title: 'the very tensors, of any rank',
  weight: 1,
  mustFail: ['weights-only', 'parameters-of-linear-only'],
  async judge({ student, given, random }) {
    const weight = tensor(drawWhole(random, 8), [2, 1, 2, 2]);
    const live = await given.LiveTensor.create(new Float32Array([1, 2]), [2]);
    const layer = await given.Probe.create(1, 0, { weight, bias: live });
    const model = await student.Sequential.create([layer]);
    await live.fill(7);
    const [w, b] = await student.parameters(model);
    const none = tensor([]);
    return worst([
      valuesAre('The first parameter', w ?? none, [2, 1, 2, 2], weight.data, 'kept'),
      valuesAre('The second parameter, changed in place', b ?? none, [2], [7, 7], 'kept'),
    ]);
  },
};

export const sequential: readonly Check03[] = [order, training, empty, learned, values];
