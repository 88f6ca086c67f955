import { type Finding, near, refuses, repeat, worst } from '@tito/check';
import type { Check02 } from '@tito/module-02-activations/contract';
import type { Random } from '@tito/tensor';
import { normalBelow } from './oracle.ts';

type Student = Parameters<Check02['judge']>[0]['student'];

function answer(name: string, yours: number, expected: number, absolute = 0): Finding {
  return near({
    yours,
    expected,
    allowed: Math.max(1e-9 * Math.abs(expected), absolute, Number.MIN_VALUE),
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
  ask: (student: Student, random: Random, i: number) => Promise<Finding>,
): Check02 {
  return {
    id: `02.7-${id}`,
    task: '02.7',
    title,
    weight: 1,
    mustFail,
    judge: ({ student, random }) => repeat(4, (i) => ask(student, random, i)),
  };
}

const bytes = question(
  'elementwise-bytes',
  'bytes that are moved',
  ['bytes-read-only', 'bytes-of-one-axis'],
  async (student, random, rank) => {
    const shape = Array.from({ length: rank }, () => 2 + random.integer(90));
    const expected = shape.reduce((product, size) => product * size, 8);
    return answer('elementwiseBytes', await student.elementwiseBytes(shape), expected);
  },
);

const intensity = question(
  'arithmetic-intensity',
  'operations per byte',
  ['intensity-per-read', 'intensity-upside-down'],
  async (student, random) => {
    const flops = 1 + random.integer(60);
    return answer('arithmeticIntensity', await student.arithmeticIntensity(flops), flops / 8);
  },
);

/** Thresholds in the middle between two layers, so that rounding cannot decide; and exact powers of 2. */
const depth = question(
  'vanishing-depth',
  'layers until a gradient vanishes',
  ['depth-one-short', 'depth-of-the-last-above', 'depth-of-any-slope', 'depth-of-any-threshold'],
  async (student, random) => {
    const slope = random.uniform(0.1, 0.95);
    const layers = 1 + random.integer(30);
    const power = 1 + random.integer(8);
    const ask = (s: number, threshold: number) => () => student.vanishingDepth(s, threshold);
    return worst([
      answer('vanishingDepth', await ask(slope, slope ** (layers - 0.5))(), layers),
      answer('vanishingDepth of an exact power', await ask(0.5, 0.5 ** power)(), power + 1),
      answer('vanishingDepth of a threshold of 1', await ask(slope, 1)(), 1),
      await refuses('vanishingDepth', [
        ['a slope of 1', ask(1, 0.5)],
        ['a slope above 1', ask(1 + random.uniform(0.1, 2), 0.5)],
        ['a slope of 0', ask(0, 0.5)],
        ['a threshold of 0', ask(slope, 0)],
        ['a threshold above 1', ask(slope, 1 + random.uniform(0.1, 2))],
      ]),
    ]);
  },
);

const LARGEST_FLOAT32 = 3.4028234663852886e38;

const logit = question(
  'largest-safe-logit',
  'where a naive softmax overflows',
  ['logit-of-one-class', 'logit-of-float64', 'logit-of-bits', 'logit-of-no-class'],
  async (student, random) => {
    const classes = 2 + random.integer(50_000);
    const expected = Math.log(LARGEST_FLOAT32 / classes);
    return worst([
      answer('largestSafeLogit', await student.largestSafeLogit(classes), expected),
      answer('largestSafeLogit of 1', await student.largestSafeLogit(1), Math.log(LARGEST_FLOAT32)),
      await refuses('largestSafeLogit', [
        ['0 classes', () => student.largestSafeLogit(0)],
        ['a fraction of a class', () => student.largestSafeLogit(random.uniform(1.1, 1.9))],
      ]),
    ]);
  },
);

const zeros = question(
  'relu-zero-share',
  'share of zeros',
  [
    'zeros-of-the-other-side',
    'zeros-without-deviation',
    'zeros-without-root-2',
    'zeros-of-no-deviation',
  ],
  async (student, random) => {
    const mean = random.uniform(-3, 3);
    const deviation = random.uniform(0.3, 3);
    const expected = normalBelow(-mean / deviation);
    return worst([
      answer('reluZeroShare', await student.reluZeroShare(mean, deviation), expected, 1e-6),
      await refuses('reluZeroShare', [
        ['a deviation of 0', () => student.reluZeroShare(mean, 0)],
        ['a negative deviation', () => student.reluZeroShare(mean, -deviation)],
      ]),
    ]);
  },
);

const chance = question(
  'dropped-deviation',
  'how much dropout varies',
  ['deviation-is-variance', 'deviation-without-the-rest'],
  async (student, random) => {
    const count = 10 + random.integer(1e6);
    const p = random.uniform(0.05, 0.95);
    const expected = Math.sqrt(count * p * (1 - p));
    return answer('droppedDeviation', await student.droppedDeviation(count, p), expected);
  },
);

const table = question(
  'table-bytes',
  'a function as a table',
  ['table-of-bits', 'table-without-entries', 'table-of-any-bits'],
  async (student, random, i) => {
    const bits = [1, 32][i] ?? 2 + random.integer(20);
    const bytesPerValue = 1 + random.integer(8);
    return worst([
      answer(
        'tableBytes',
        await student.tableBytes(bits, bytesPerValue),
        2 ** bits * bytesPerValue,
      ),
      await refuses('tableBytes', [
        ['0 bits', () => student.tableBytes(0, 1)],
        ['33 bits', () => student.tableBytes(33, 1)],
        ['half a bit', () => student.tableBytes(bits + 0.5, 1)],
      ]),
    ]);
  },
);

export const answers: readonly Check02[] = [bytes, intensity, depth, logit, zeros, chance, table];
