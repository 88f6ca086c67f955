import {
  atLeast,
  atMost,
  type Finding,
  firstFailure,
  refuses,
  repeat,
  shapeIs,
  worst,
} from '@tito/check';
import type { Check15 } from '@tito/module-15-quantization/contract';
import {
  areUsable,
  nearestCodes,
  ownsItsBytes,
  scaleIs,
  zeroPointIs,
} from '@tito/module-15-quantization/judging';
import type { QParams, QTensor } from '@tito/quantization/contract';
import { maxAbsoluteError, meanAbsoluteError, sqnrDb } from '@tito/quantization/metrics';
import { fromData, map, randomNormal, randomUniform, tensor, type Tensor } from '@tito/tensor';
import { drawKinds, drawMagnitude, drawNearCodes, drawParams, drawShape } from './draw.ts';
import { decode, paramsAre, paramsOf, rangeOf } from './oracle.ts';

const CODE = 'a code is the nearest one to x / scale + zeroPoint.';

/** Passes when every code is a nearest one, given the parameters that came with the codes. */
function codesAreNearest(name: string, x: Tensor, q: QTensor): Finding {
  return worst([
    areUsable(name, q),
    nearestCodes({
      x: x.data,
      codes: q.data,
      shape: x.shape,
      scaleAt: () => q.scale,
      zeroPoint: q.zeroPoint,
      lowest: -128,
      student: `${name}: ${CODE}`,
    }),
  ]);
}

/** Passes when the parameters of a result are those that were given. */
function keepsParams(yours: QTensor, given: QParams): Finding {
  const sentence = 'quantizeInt8 with given parameters: the result should carry them.';
  return worst([
    scaleIs(yours.scale, given.scale, sentence, 'kept'),
    zeroPointIs(yours.zeroPoint, given.zeroPoint, sentence, 'kept'),
  ]);
}

const ownRange: Check15 = {
  id: '15.2-own-range',
  task: '15.2',
  title: 'without parameters: asymmetric over the range of the tensor',
  weight: 2,
  mustFail: ['own-range-symmetric'],
  async judge({ student, random }) {
    const tensors = drawKinds(random, [7, 31]);
    return repeat(tensors.length, async (i) => {
      const x = tensors[i] ?? tensor([]);
      const q = await student.quantizeInt8(x);
      const why = 'the parameters are the asymmetric ones of its own smallest and largest value.';
      return paramsAre('quantizeInt8 without parameters', q, rangeOf(x), 'asymmetric', why);
    });
  },
};

const ownCodes: Check15 = {
  id: '15.2-own-codes',
  task: '15.2',
  title: 'the codes fit the parameters that come with them',
  weight: 2,
  mustFail: [
    'truncates',
    'rounds-down',
    'rounds-up',
    'multiplies-by-scale',
    'zero-point-not-added',
  ],
  async judge({ student, random }) {
    const tensors = drawKinds(random, [7, 31]);
    return repeat(tensors.length, async (i) => {
      const x = tensors[i] ?? tensor([]);
      return codesAreNearest('quantizeInt8 without parameters', x, await student.quantizeInt8(x));
    });
  },
};

const nearest: Check15 = {
  id: '15.2-nearest-codes',
  task: '15.2',
  title: 'with parameters: the nearest codes',
  weight: 3,
  mustFail: [
    'ignores-given-parameters',
    'truncates',
    'rounds-down',
    'rounds-up',
    'multiplies-by-scale',
    'zero-point-before-division',
    'zero-point-subtracted',
    'zero-point-not-added',
  ],
  judge: ({ student, random }) =>
    repeat(8, async () => {
      const given = drawParams(random);
      const low = (-128 - given.zeroPoint) * given.scale;
      const high = (127 - given.zeroPoint) * given.scale;
      const x = randomUniform([200], random, low, high);
      const q = await student.quantizeInt8(x, given);
      return worst([keepsParams(q, given), codesAreNearest('quantizeInt8 with parameters', x, q)]);
    }),
};

const ties: Check15 = {
  id: '15.2-ties',
  task: '15.2',
  title: 'a value between two codes takes one of them',
  weight: 1,
  mustFail: ['zero-point-subtracted', 'zero-point-not-added'],
  judge: ({ student, random }) =>
    repeat(2, async () => {
      const given = { scale: 2 ** (random.integer(9) - 6), zeroPoint: random.integer(100) - 50 };
      const halves = Array.from({ length: 60 }, () => random.integer(120) - 60 + 0.5);
      const x = tensor(halves.map((steps) => steps * given.scale));
      const q = await student.quantizeInt8(x, given);
      return worst([keepsParams(q, given), codesAreNearest('quantizeInt8 with parameters', x, q)]);
    }),
};

const saturates: Check15 = {
  id: '15.2-saturates',
  task: '15.2',
  title: 'values outside the range get its outermost codes',
  weight: 2,
  mustFail: ['wraps-around', 'saturates-before-zero-point', 'saturates-at-minus-127'],
  judge: ({ student, random }) =>
    repeat(6, async () => {
      const given = drawParams(random);
      const beyond = Array.from(
        { length: 40 },
        (_, i) => given.scale * (i % 2 === 0 ? 260 : -260) * 2 ** random.integer(40),
      );
      const x = tensor([...beyond, 0]);
      const q = await student.quantizeInt8(x, given);
      const name = 'quantizeInt8 with parameters, of values far outside their range';
      return worst([keepsParams(q, given), codesAreNearest(name, x, q)]);
    }),
};

const infinities: Check15 = {
  id: '15.2-infinities-saturate',
  task: '15.2',
  title: 'with parameters, infinities saturate',
  weight: 1,
  mustFail: ['wraps-around', 'saturates-at-minus-127'],
  async judge({ student, random }) {
    const given = drawParams(random);
    const x = tensor([Infinity, 0, -Infinity]);
    const q = await student.quantizeInt8(x, given);
    return worst([
      keepsParams(q, given),
      codesAreNearest('quantizeInt8 with parameters, of infinities', x, q),
    ]);
  },
};

const roundTrip: Check15 = {
  id: '15.2-round-trip',
  task: '15.2',
  title: 'round trip: half a step at most, less than 0.5 % of the range on average',
  weight: 2,
  mustFail: [
    'truncates',
    'rounds-down',
    'rounds-up',
    'saturates-before-zero-point',
    'zero-point-not-added',
  ],
  async judge({ student, random }) {
    const tensors = drawKinds(random, [40, 50]);
    return repeat(tensors.length, async (i) => {
      const x = tensors[i] ?? tensor([]);
      const q = await student.quantizeInt8(x);
      const usable = areUsable('quantizeInt8', q);
      const shaped = shapeIs('quantizeInt8(x)', q.shape, x.shape, 'kept');
      if (!usable.ok || !shaped.ok) return firstFailure([usable, shaped]);
      const back = decode(q);
      const { min, max } = rangeOf(x, tensor([0]));
      return worst([
        atMost(
          maxAbsoluteError(x, back) / q.scale,
          0.5 * (1 + 1e-4),
          'steps, largest error',
          'quantizeInt8: a value comes back from its code further off than half a step.',
        ),
        atMost(
          (100 * meanAbsoluteError(x, back)) / (max - min),
          0.5,
          '% of the range, mean error',
          'quantizeInt8: the mean error of a round trip is 0.5 % of the range or more.',
        ),
      ]);
    });
  },
};

const noise: Check15 = {
  id: '15.2-signal-to-noise',
  task: '15.2',
  title: 'normal data keeps 36 dB of signal to noise',
  weight: 1,
  mustFail: ['multiplies-by-scale', 'zero-point-not-added'],
  async judge({ student, random }) {
    const x = randomNormal([100, 100], random, 0, drawMagnitude(random));
    const q = await student.quantizeInt8(x);
    const shaped = shapeIs('quantizeInt8(x)', q.shape, x.shape, 'kept');
    if (!shaped.ok) return shaped;
    return atLeast(
      sqnrDb(x, decode(q)),
      36,
      'dB',
      'quantizeInt8: normally distributed data comes back with more noise than 8 bits explain.',
    );
  },
};

const bothSchemes: Check15 = {
  id: '15.2-both-schemes',
  task: '15.2',
  title: 'both schemes work, and data after a ReLU gains from the asymmetric one',
  weight: 2,
  mustFail: ['own-range-symmetric'],
  async judge({ student, random }) {
    const size = drawMagnitude(random);
    const x = map(randomNormal([50, 80], random, 0, size), (value) => Math.max(0, value));
    const asymmetric = await student.quantizeInt8(x);
    const symmetric = await student.quantizeInt8(x, paramsOf(rangeOf(x), 'symmetric'));
    const name = 'quantizeInt8 of data after a ReLU';
    const valid = firstFailure([
      codesAreNearest(`${name}, symmetric`, x, symmetric),
      codesAreNearest(`${name}, asymmetric`, x, asymmetric),
      shapeIs(name, symmetric.shape, x.shape, 'kept'),
      shapeIs(name, asymmetric.shape, x.shape, 'kept'),
    ]);
    if (!valid.ok) return valid;
    return atLeast(
      sqnrDb(x, decode(asymmetric)) - sqnrDb(x, decode(symmetric)),
      5,
      'dB better than symmetric',
      `${name}: asymmetric codes should be twice as fine as symmetric ones.`,
    );
  },
};

const oneByte: Check15 = {
  id: '15.2-one-byte-per-value',
  task: '15.2',
  title: 'the codes own exactly one byte per value',
  weight: 2,
  mustFail: [
    'float32-codes',
    'uint8-codes',
    'plain-array-of-codes',
    'payload-in-larger-buffer',
    'payload-over-the-floats',
  ],
  judge: ({ student, random }) =>
    repeat(4, async (i) => {
      const size = 1 + random.integer(3000);
      const x = randomNormal([size], random);
      const q = await student.quantizeInt8(x, i % 2 === 0 ? undefined : drawParams(random));
      return ownsItsBytes('quantizeInt8(x).data', q.data, size);
    }),
};

const constants: Check15 = {
  id: '15.2-constants-and-zeros',
  task: '15.2',
  title: 'constant tensors and zeros come back',
  weight: 2,
  mustFail: ['truncates', 'saturates-at-minus-127'],
  judge: ({ student, random }) =>
    repeat(5, async (i) => {
      const value = i === 0 ? 0 : drawMagnitude(random) * (i % 2 === 0 ? 1 : -1);
      const x = tensor(Array.from({ length: 9 }, () => value));
      const q = await student.quantizeInt8(x);
      const name = `quantizeInt8 of a tensor of equal ${i === 0 ? 'zeros' : 'numbers'}`;
      return worst([
        codesAreNearest(name, x, q),
        atMost(
          maxAbsoluteError(x, decode({ ...q, shape: x.shape })),
          i === 0 ? 0 : Math.abs(value) / 254,
          'real units off',
          `${name}: the number is lost.`,
        ),
      ]);
    }),
};

const refusesValues: Check15 = {
  id: '15.2-refuses-nan',
  task: '15.2',
  title: 'NaN has no code, and infinity no range',
  weight: 1,
  mustFail: ['nan-becomes-a-code'],
  async judge({ student, random }) {
    const withValue = (value: number): Tensor => {
      const x = randomNormal([60], random);
      x.data[random.integer(60)] = value;
      return x;
    };
    const given = drawParams(random);
    await student.quantizeInt8(withValue(1));
    return refuses('quantizeInt8', [
      ['NaN in the tensor', () => student.quantizeInt8(withValue(NaN))],
      ['NaN in the tensor, with parameters', () => student.quantizeInt8(withValue(NaN), given)],
      ['Infinity without parameters', () => student.quantizeInt8(withValue(Infinity))],
      ['-Infinity without parameters', () => student.quantizeInt8(withValue(-Infinity))],
    ]);
  },
};

const large: Check15 = {
  id: '15.2-large-tensor',
  task: '15.2',
  title: 'a tensor of 160 000 values',
  weight: 1,
  mustFail: ['spreads-arguments'],
  async judge({ student, random }) {
    // More than a call takes as arguments: between 125 000 and 150 000 with the default stack.
    const x = fromData(new Float32Array(160_000), [160, 1000]);
    const peak = drawMagnitude(random);
    const [low, high] = [random.integer(500), 500 + random.integer(500)];
    for (let row = 0; row < x.data.length; row += 1000) {
      x.data[row + low] = -peak;
      x.data[row + high] = 2 * peak;
    }
    const q = await student.quantizeInt8(x);
    return codesAreNearest('quantizeInt8 of a large tensor', x, q);
  },
};

const shapes: Check15 = {
  id: '15.2-shape',
  task: '15.2',
  title: 'the shape is kept, whatever its rank',
  weight: 1,
  mustFail: ['shape-flattened'],
  judge: ({ student, random }) =>
    repeat(5, async (rank) => {
      const given = drawParams(random);
      const x = drawNearCodes(random, drawShape(random, rank), given);
      const q = await student.quantizeInt8(x, given);
      return worst([
        shapeIs(`quantizeInt8 of a tensor of rank ${rank}`, q.shape, x.shape, 'kept'),
        codesAreNearest(`quantizeInt8 of a tensor of rank ${rank}`, x, q),
      ]);
    }),
};

export const quantize: readonly Check15[] = [
  ownRange,
  ownCodes,
  nearest,
  ties,
  saturates,
  infinities,
  roundTrip,
  noise,
  bothSchemes,
  oneByte,
  constants,
  refusesValues,
  large,
  shapes,
];
