import {
  atLeast,
  atMost,
  compareArrays,
  type Finding,
  near,
  refuses,
  repeat,
  worst,
} from '@tito/check';
import type { Check15 } from '@tito/module-15-quantization/contract';
import { nearestCodes, ownsItsBytes } from '@tito/module-15-quantization/judging';
import { relativeL2 } from '@tito/quantization/metrics';
import { fromData, mul, randomNormal, randomUniform, rows, type Tensor } from '@tito/tensor';
import {
  build,
  drawInput,
  drawParameters,
  drawSizes,
  forward,
  restoredWeight,
  weightIsUsable,
} from './layers.ts';
import { paramsOf, rangeOf } from './oracle.ts';

const weights: Check15 = {
  id: '15.7-weight',
  task: '15.7',
  title: 'the weight: codes per output, on a buffer of their own; the float layer stays as it was',
  weight: 2,
  mustFail: ['one-scale-for-the-layer', 'scales-per-input', 'empty-by-its-sum'],
  judge: ({ student, given, random }) =>
    repeat(4, async (i) => {
      const parameters = drawParameters(random, ...drawSizes(random), i % 3 === 0);
      const { data, shape } = parameters.weight;
      const input = i % 2 === 1 ? drawInput(random, 0) : undefined;
      if (i === 3) makeSparse(data, shape[1] ?? 1);
      const source = await build(given, parameters);
      const layer = await student.QuantizedLinear.create(source, input);
      const yours = await layer.weight();
      const usable = weightIsUsable(yours, shape);
      if (!usable.ok) return usable;
      const inputs = shape[1] ?? 1;
      const peaks = yours.scales.map((_, c) =>
        Math.max(...data.subarray(c * inputs, (c + 1) * inputs).map(Math.abs)),
      );
      return worst([
        compareArrays({
          yours: yours.scales,
          expected: Float64Array.from(peaks, (peak) => peak / 127),
          allowed: (c) => (1e-6 * (peaks[c] ?? 0)) / 127,
          shape: [peaks.length],
          unit: 'scales off',
          student: 'QuantizedLinear.weight: a scale is the largest |w| of its output / 127.',
        }),
        nearestCodes({
          x: data,
          codes: yours.data,
          shape,
          scaleAt: (k) => yours.scales[Math.floor(k / inputs)] ?? NaN,
          zeroPoint: 0,
          lowest: -127,
          student:
            'QuantizedLinear.weight: a code is the nearest one to w / the scale of its output.',
        }),
        ownsItsBytes('QuantizedLinear.weight.data', yours.data, data.length),
        isUnchanged('weight', parameters.weight, await source.weight()),
        isUnchanged('bias', parameters.bias, await source.bias()),
      ]);
    }),
};

/** Three rows that are nearly empty, and are not: one weight, the last or the first, or two that cancel. */
function makeSparse(data: Float32Array, inputs: number): void {
  data.fill(0, 0, inputs - 1);
  data.fill(0, inputs + 1, 3 * inputs);
  data.set([0.5, -0.5], 2 * inputs + 3);
}

const loudRow: Check15 = {
  id: '15.7-loud-output',
  task: '15.7',
  title: 'one output with large weights does not spoil the others',
  weight: 1,
  mustFail: ['one-scale-for-the-layer', 'first-scale-for-all'],
  async judge({ student, given, random }) {
    const { weight } = drawParameters(random, 8, 64);
    const loud = random.integer(8);
    for (let k = loud * 64; k < (loud + 1) * 64; k++) weight.data[k] = (weight.data[k] ?? 0) * 500;
    const x = randomNormal([32, 64], random);
    const input = paramsOf(rangeOf(x), 'asymmetric');
    const layer = await student.QuantizedLinear.create(
      await build(given, { weight, bias: null }),
      input,
    );
    const yours = columns(await layer.forward(x), 8);
    const expected = columns(forward({ weight, bias: null }, x), 8);
    const errors = expected.map((column, c) => relativeError(column, yours[c]));
    return atMost(
      100 * Math.max(...errors),
      3,
      '% error of the worst output',
      'QuantizedLinear: an output with large weights spoils the others.',
    );
  },
};

function columns({ data }: Tensor, count: number): readonly Tensor[] {
  return Array.from({ length: count }, (_, c) => {
    const values = data.filter((_value, i) => i % count === c);
    return fromData(values, [values.length]);
  });
}

/** Relative L2 of a result of the learner's; NaN when it has another shape. */
function relativeError(expected: Tensor, yours: Tensor | undefined): number {
  const fits = yours !== undefined && yours.shape.join() === expected.shape.join();
  return fits ? relativeL2(expected, yours) : NaN;
}

const layerError: Check15 = {
  id: '15.7-layer-error',
  task: '15.7',
  title: 'the weights cost less than 1 % of the output, the whole layer less than 2 %',
  weight: 2,
  mustFail: ['bias-left-out', 'raw-accumulators'],
  judge: ({ student, given, random }) =>
    repeat(2, async () => {
      const parameters = drawParameters(random, 32, 64 + random.integer(65));
      const { shape } = parameters.weight;
      const x = randomNormal([64, shape[1] ?? 0], random);
      const input = paramsOf(rangeOf(x), 'asymmetric');
      const layer = await student.QuantizedLinear.create(await build(given, parameters), input);
      const weight = await layer.weight();
      const usable = weightIsUsable(weight, shape);
      if (!usable.ok) return usable;
      const y = forward(parameters, x);
      const fromCodes = forward({ weight: restoredWeight(weight), bias: parameters.bias }, x);
      return worst([
        atMost(
          100 * relativeL2(y, fromCodes),
          1,
          '% error from the weights',
          'QuantizedLinear: the quantized weights alone change the output by 1 % or more.',
        ),
        atMost(
          100 * relativeError(y, await layer.forward(x)),
          2,
          '% error of the layer',
          'QuantizedLinear: the output is 2 % or more away from that of the float layer.',
        ),
      ]);
    }),
};

const bytes: Check15 = {
  id: '15.7-byte-length',
  task: '15.7',
  title: 'byteLength is what the codes, the scales and the bias take',
  weight: 2,
  mustFail: [
    'bytes-divided-by-four',
    'codes-counted-as-floats',
    'scales-not-counted',
    'bias-not-counted',
  ],
  judge: ({ student, given, random }) =>
    repeat(4, async (i) => {
      const parameters = drawParameters(random, ...drawSizes(random), i % 2 === 0);
      const [outputs = 0, inputs = 0] = parameters.weight.shape;
      const input = i < 2 ? drawInput(random, 3) : undefined;
      const layer = await student.QuantizedLinear.create(await build(given, parameters), input);
      return near({
        yours: await layer.byteLength(),
        expected: outputs * inputs + 4 * outputs + (i % 2 === 0 ? 4 * outputs : 0),
        allowed: 0,
        unit: 'bytes off',
        student: `QuantizedLinear.byteLength ${i % 2 === 0 ? 'with' : 'without'} a bias: count one byte per code and 4 per scale and bias value.`,
        figures: 'kept',
      });
    }),
};

/** 784-128-10, the model of the lesson: 407 080 bytes in float32. */
const fourTimes: Check15 = {
  id: '15.7-four-times-smaller',
  task: '15.7',
  title: 'the layers of 784-128-10 are at least 3.9 times smaller',
  weight: 1,
  mustFail: ['codes-counted-as-floats'],
  async judge({ student, given, random }) {
    const layers = [drawParameters(random, 128, 784), drawParameters(random, 10, 128)];
    let total = 0;
    for (const parameters of layers) {
      const linear = await build(given, parameters);
      const layer = await student.QuantizedLinear.create(linear, drawInput(random, -128));
      const weight = await layer.weight();
      const usable = weightIsUsable(weight, parameters.weight.shape);
      if (!usable.ok) return usable;
      total += Math.max(await layer.byteLength(), weight.data.buffer.byteLength);
    }
    return atLeast(
      407_080 / total,
      3.9,
      'times smaller',
      'QuantizedLinear: the layers of 784-128-10 should be at least 3.9 times smaller.',
    );
  },
};

function isUnchanged(name: string, before: Tensor | null, after: Tensor | null): Finding {
  return compareArrays({
    yours: after?.data ?? [],
    expected: before?.data ?? [],
    allowed: () => 0,
    shape: before?.shape ?? [0],
    unit: 'values changed',
    student: `QuantizedLinear changes the ${name} of the layer that it is made from.`,
  });
}

const refusesInput: Check15 = {
  id: '15.7-refuses',
  task: '15.7',
  title: 'infinite weights, and inputs of another shape or with NaN, are refused',
  weight: 1,
  mustFail: ['input-not-quantized'],
  async judge({ student, given, random }) {
    const parameters = drawParameters(random, 3, 8);
    const layer = await student.QuantizedLinear.create(await build(given, parameters));
    const x = randomUniform([2, 8], random, -1, 1);
    await layer.forward(x);
    const spoiled = mul(x, 1);
    spoiled.data[random.integer(16)] = NaN;
    const broken = mul(parameters.weight, 1);
    broken.data[random.integer(24)] = random.integer(2) === 0 ? Infinity : NaN;
    const brokenLinear = await build(given, { weight: broken, bias: null });
    return refuses(
      'QuantizedLinear',
      [
        ['a weight that is not finite', () => student.QuantizedLinear.create(brokenLinear)],
        ['NaN in x', () => layer.forward(spoiled)],
        [
          'x with a column too few',
          () => layer.forward(fromData(rows(x, 0, 1).data.slice(1), [1, 7])),
        ],
        ['x of rank 1', () => layer.forward(fromData(x.data.slice(0, 8), [8]))],
      ],
      ['RangeError', 'ShapeError'],
    );
  },
};

export const layerClaims: readonly Check15[] = [
  weights,
  loudRow,
  layerError,
  bytes,
  fourTimes,
  refusesInput,
];
