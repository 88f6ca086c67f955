import { type Finding, near, refuses, type Remote, repeat, worst } from '@tito/check';
import type { Check15 } from '@tito/module-15-quantization/contract';
import type { LinearSize, SystemsAnswers } from '@tito/quantization/contract';
import type { Random } from '@tito/tensor';

function answer(name: string, yours: number, expected: number): Finding {
  return near({
    yours,
    expected,
    allowed: Math.max(1e-9 * Math.abs(expected), Number.MIN_VALUE),
    unit: 'off',
    student: `${name}: the answer is off.`,
    figures: 'kept',
  });
}

/** A check of one question with drawn figures. */
function question(
  id: string,
  title: string,
  mustFail: readonly string[],
  ask: (student: Remote<SystemsAnswers>, random: Random, i: number) => Promise<Finding>,
): Check15 {
  return {
    id: `15.9-${id}`,
    task: '15.9',
    title,
    weight: 1,
    mustFail,
    judge: ({ student, random }) => repeat(5, (i) => ask(student, random, i)),
  };
}

function drawLayers(random: Random): readonly LinearSize[] {
  return Array.from({ length: 1 + random.integer(4) }, () => ({
    inFeatures: 1 + random.integer(2000),
    outFeatures: 1 + random.integer(500),
  }));
}

function total(layers: readonly LinearSize[], bytes: (size: LinearSize) => number): number {
  return layers.reduce((sum, size) => sum + bytes(size), 0);
}

const float32Bytes = question(
  'float32-bytes',
  'bytes in float32',
  ['float-bytes-without-bias', 'float-bytes-one-layer'],
  async (student, random) => {
    const layers = drawLayers(random);
    const expected = total(layers, (size) => 4 * size.outFeatures * (size.inFeatures + 1));
    return answer('float32Bytes', await student.float32Bytes(layers), expected);
  },
);

const int8Bytes = question(
  'int8-bytes',
  'bytes in int8',
  ['int8-bytes-a-quarter', 'int8-bytes-without-scales'],
  async (student, random) => {
    const layers = drawLayers(random);
    const expected = total(layers, (size) => size.outFeatures * (size.inFeatures + 8));
    return answer('int8Bytes', await student.int8Bytes(layers), expected);
  },
);

/** How many times smaller weights with this many features become. */
function reached(features: number): number {
  return (4 * features) / (features + 4);
}

/** Between the ratios that K - 1 and K features reach, so that rounding cannot decide. */
const minInFeatures = question(
  'min-in-features',
  'features that a ratio needs',
  [
    'ratio-with-one-scale',
    'ratio-of-four-accepted',
    'ratio-strictly-above',
    'ratio-below-one-refused',
  ],
  async (student, random) => {
    const expected = 2 + random.integer(400);
    const share = random.uniform(0.2, 0.8);
    const ratio = share * reached(expected) + (1 - share) * reached(expected - 1);
    const exact = 2 ** (3 + random.integer(8)) - 4; // its ratio has few binary digits
    return worst([
      answer('minInFeatures', await student.minInFeatures(ratio), expected),
      answer('minInFeatures', await student.minInFeatures(reached(exact)), exact),
      answer('minInFeatures', await student.minInFeatures(share * reached(1)), 1),
      await refuses('minInFeatures', [
        ['a ratio of 0', () => student.minInFeatures(0)],
        ['a ratio of 4', () => student.minInFeatures(4)],
        ['a ratio that is NaN', () => student.minInFeatures(NaN)],
        ['a negative ratio', () => student.minInFeatures(-random.uniform(0.1, 3))],
        ['a ratio above 4', () => student.minInFeatures(4 + random.uniform(0.1, 3))],
      ]),
    ]);
  },
);

const scaleOverhead = question(
  'scale-overhead',
  'the share of the scales',
  ['overhead-of-the-floats', 'overhead-as-fraction'],
  async (student, random) => {
    const rest = Array.from({ length: 1 + random.integer(3) }, () => 1 + random.integer(12));
    const shape = [1 + random.integer(500), ...rest];
    const expected = 400 / rest.reduce((product, size) => product * size, 1);
    return worst([
      answer('scaleOverheadPercent', await student.scaleOverheadPercent(shape), expected),
      answer('scaleOverheadPercent', await student.scaleOverheadPercent([...shape, 1]), expected),
    ]);
  },
);

/** The largest |code - zeroPoint|. */
function reach(zeroPoint: number): number {
  return Math.max(127 - zeroPoint, zeroPoint + 128);
}

const maxExactDepth = question(
  'max-exact-depth',
  'the deepest exact sum',
  ['depth-without-zero-points', 'depth-at-127', 'depth-of-unsigned'],
  async (student, random) => {
    const drawn = (): number => random.integer(256) - 128;
    const edge = (): number => -random.integer(2); // |code| <= 128: the limit is a power of two
    const pairs = [
      [drawn(), drawn()],
      [edge(), edge()],
    ] as const;
    return repeat(pairs.length, async (i) => {
      const [a, b] = pairs[i] ?? [0, 0];
      const expected = Math.floor((2 ** 31 - 1) / (reach(a) * reach(b)));
      const yours = await student.maxExactDepth(a, b);
      return near({
        yours,
        expected,
        allowed: 0,
        unit: 'off',
        student: 'maxExactDepth: the answer is off.',
        figures: 'kept',
      });
    });
  },
);

/** The fewest bits that symmetric codes can have, the most that are asked about, or some in between. */
function drawBits(random: Random, i: number): number {
  return [2, 16][i] ?? 2 + random.integer(11);
}

const clippingBreakEven = question(
  'clipping-break-even',
  'when clipping pays',
  ['break-even-of-all-codes', 'break-even-without-12'],
  async (student, random, i) => {
    const bits = drawBits(random, i);
    const expected = 1 / (12 * (2 ** (bits - 1) - 1) ** 2);
    return answer('clippingBreakEven', await student.clippingBreakEven(bits), expected);
  },
);

const uniformSqnr = question(
  'uniform-sqnr',
  'signal to noise of b bits',
  ['six-db-per-bit', 'power-as-amplitude'],
  async (student, random, i) => {
    const bits = drawBits(random, i);
    const expected = 20 * Math.log10(2 * (2 ** (bits - 1) - 1));
    return answer('uniformSqnrDb', await student.uniformSqnrDb(bits), expected);
  },
);

const weightRead = question(
  'weight-read',
  'time to read the weights',
  ['binary-gigabytes', 'one-row-read'],
  async (student, random) => {
    const n = 256 * (1 + random.integer(40));
    const bytes = random.integer(2) === 0 ? 1 : 4;
    const speed = random.uniform(5, 200);
    const expected = (n * n * bytes) / speed / 1e6;
    return answer('weightReadMs', await student.weightReadMs(n, bytes, speed), expected);
  },
);

const pairedDrop = question(
  'paired-drop',
  'a difference of accuracies',
  ['drop-as-fraction', 'drop-mirrored', 'gains-not-set-off', 'changes-cancel-in-the-error'],
  async (student, random, i) => {
    const images = 1000 + random.integer(9000);
    const counts = [
      [random.integer(60), random.integer(60)],
      [0, 1 + random.integer(60)],
      [1 + random.integer(60), 0],
      [images, 0],
      [0, images],
    ] as const;
    const [wrong, right] = counts[i] ?? counts[0];
    const { drop, standardError } = await student.pairedDrop(wrong, right, images);
    return worst([
      answer('pairedDrop, drop', drop, (100 * (wrong - right)) / images),
      answer('pairedDrop, standardError', standardError, (100 * Math.sqrt(wrong + right)) / images),
    ]);
  },
);

export const answers: readonly Check15[] = [
  float32Bytes,
  int8Bytes,
  minInFeatures,
  scaleOverhead,
  maxExactDepth,
  clippingBreakEven,
  uniformSqnr,
  weightRead,
  pairedDrop,
];
