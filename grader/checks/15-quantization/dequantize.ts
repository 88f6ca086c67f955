import {
  atMost,
  compareArrays,
  type Finding,
  repeat,
  shapeIs,
  StudentFault,
  worst,
} from '@tito/check';
import type { Check15 } from '@tito/module-15-quantization/contract';
import type { QTensor } from '@tito/quantization/contract';
import { maxAbsoluteError } from '@tito/quantization/metrics';
import { randomUniform, type Tensor } from '@tito/tensor';
import { drawCodes, drawMagnitude, drawParams, drawRange, drawShape } from './draw.ts';
import { decode, encode, paramsOf } from './oracle.ts';

/** Passes when the values are those of the codes, up to float32 arithmetic: a 10 000th of a step. */
function valuesAre(name: string, yours: Tensor, q: QTensor): Finding {
  const expected = decode(q).data;
  return worst([
    compareArrays({
      yours: yours.data,
      expected,
      allowed: (i) => 1e-4 * q.scale + 2e-7 * Math.abs(expected[i] ?? 0),
      shape: q.shape,
      unit: 'values off',
      student: `${name}: a value is (code - zeroPoint) * scale.`,
    }),
    shapeIs(name, yours.shape, q.shape, 'kept'),
  ]);
}

const inverse: Check15 = {
  id: '15.3-inverse',
  task: '15.3',
  title: 'the values that codes stand for',
  weight: 2,
  mustFail: [
    'scale-before-zero-point',
    'zero-point-added-back',
    'zero-point-ignored',
    'divides-by-scale',
    'returns-nan',
    'rounds-the-result',
    'int8-result',
  ],
  judge: ({ student, random }) =>
    repeat(8, async () => {
      const q = { data: drawCodes(random, 100), shape: [100], ...drawParams(random) };
      return valuesAre('dequantizeInt8', await student.dequantizeInt8(q), q);
    }),
};

const extremes: Check15 = {
  id: '15.3-extreme-zero-points',
  task: '15.3',
  title: 'zero points at the ends of int8',
  weight: 2,
  mustFail: ['int8-difference'],
  judge: ({ student, random }) =>
    repeat(4, async (i) => {
      const data = drawCodes(random, 50);
      data.set([-128, 127]);
      const zeroPoint = i % 2 === 0 ? -128 : 127;
      // The second half nearly reaches the largest float32.
      const scale = i < 2 ? drawParams(random).scale : 2 ** 120;
      const q = { data, shape: [50], scale, zeroPoint };
      const name = 'dequantizeInt8 with a zero point at the end of int8';
      return valuesAre(name, await student.dequantizeInt8(q), q);
    }),
};

const halfStep: Check15 = {
  id: '15.3-half-step',
  task: '15.3',
  title: 'quantized values come back within half a step',
  weight: 1,
  mustFail: ['rounds-the-result', 'divides-by-scale'],
  judge: ({ student, random }) =>
    repeat(4, async () => {
      const range = drawRange(random);
      const x = randomUniform([20, 10], random, range.min, range.max);
      const params = paramsOf(range, 'asymmetric');
      const q = { data: encode(x, params), shape: x.shape, ...params };
      const yours = await student.dequantizeInt8(q);
      const shaped = shapeIs('dequantizeInt8', yours.shape, x.shape, 'kept');
      if (!shaped.ok) return shaped;
      return atMost(
        maxAbsoluteError(x, yours) / q.scale,
        0.5 * (1 + 1e-4),
        'steps, largest error',
        'dequantizeInt8: quantized values come back further off than half a step.',
      );
    }),
};

const fromCodes: Check15 = {
  id: '15.3-from-the-codes',
  task: '15.3',
  title: 'the values come from the codes, whatever was quantized before',
  weight: 1,
  mustFail: ['returns-stashed-floats'],
  async judge({ student, random }) {
    const x = randomUniform([64], random, 5, 6);
    await attempt(student.quantizeInt8(x));
    const q = { data: drawCodes(random, 64), shape: [64], ...drawParams(random) };
    const name = 'dequantizeInt8, after another tensor was quantized';
    return valuesAre(name, await student.dequantizeInt8(q), q);
  },
};

/** Waits for a call of another task, which may fail: it is not what is judged. */
async function attempt(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof StudentFault)) throw error;
  }
}

const zero: Check15 = {
  id: '15.3-zero-is-exact',
  task: '15.3',
  title: 'the zero point comes back as exactly 0',
  weight: 1,
  mustFail: ['scale-before-zero-point', 'zero-point-added-back', 'zero-point-ignored'],
  judge: ({ student, random }) =>
    repeat(6, async () => {
      const { scale, zeroPoint } = drawParams(random);
      const data = new Int8Array([zeroPoint, zeroPoint, zeroPoint]);
      const q = { data, shape: [3], scale: scale * drawMagnitude(random), zeroPoint };
      const { data: values } = await student.dequantizeInt8(q);
      return compareArrays({
        yours: values,
        expected: [0, 0, 0],
        allowed: () => 0,
        shape: [3],
        unit: 'values off',
        student: 'dequantizeInt8: the zero point stands for exactly 0.',
      });
    }),
};

const shapes: Check15 = {
  id: '15.3-shape',
  task: '15.3',
  title: 'the shape is kept, whatever its rank',
  weight: 1,
  mustFail: ['result-flattened'],
  judge: ({ student, random }) =>
    repeat(5, async (rank) => {
      const shape = drawShape(random, rank);
      const length = shape.reduce((product, size) => product * size, 1);
      const q = { data: drawCodes(random, length), shape, ...drawParams(random) };
      return valuesAre(`dequantizeInt8 of rank ${rank}`, await student.dequantizeInt8(q), q);
    }),
};

export const dequantize: readonly Check15[] = [
  inverse,
  extremes,
  halfStep,
  fromCodes,
  zero,
  shapes,
];
