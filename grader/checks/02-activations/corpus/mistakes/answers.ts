import { edit, type Mistake } from '../../../../src/author/edits.ts';

const FILE = 'answers.ts';

/** Id, what is found, what it is replaced by, and the sentence. */
const rows: readonly (readonly [id: string, find: string, replace: string, sentence: string])[] = [
  [
    'bytes-read-only',
    'return count * (4 + 4);',
    'return count * 4;',
    'elementwiseBytes counts what is read; what is written moves, too.',
  ],
  [
    'bytes-of-one-axis',
    'count *= size;',
    'count = size;',
    'elementwiseBytes counts one axis; the number of values is the product of all.',
  ],
  [
    'intensity-per-read',
    'return flopsPerValue / (4 + 4);',
    'return flopsPerValue / 4;',
    'arithmeticIntensity divides by the bytes that are read; those that are written count, too.',
  ],
  [
    'intensity-upside-down',
    'return flopsPerValue / (4 + 4);',
    'return (4 + 4) / flopsPerValue;',
    'arithmeticIntensity answers bytes per operation; it is operations per byte.',
  ],
  [
    'depth-one-short',
    'while (gradient >= threshold)',
    'while (gradient > threshold)',
    'vanishingDepth takes "equal to the threshold" for "below the threshold".',
  ],
  [
    'depth-of-the-last-above',
    'return layers;',
    'return layers - 1;',
    'vanishingDepth answers the last depth at which the gradient is not below the threshold; it is one more.',
  ],
  [
    'depth-of-any-slope',
    "if (!(slope > 0 && slope < 1)) throw new RangeError('vanishingDepth: slope is not in (0, 1)');",
    'if (!(slope > 0 && slope < 1)) return Infinity;',
    'vanishingDepth answers for a slope at which no gradient vanishes; throw a RangeError.',
  ],
  [
    'depth-of-any-threshold',
    "if (!(threshold > 0 && threshold <= 1)) throw new RangeError('vanishingDepth: bad threshold');",
    'if (!(threshold > 0)) return Infinity;',
    'vanishingDepth answers for a threshold that is 0 or above 1; throw a RangeError.',
  ],
  [
    'logit-of-one-class',
    'Math.log(largest) - Math.log(classes)',
    'Math.log(largest) + 0 * classes',
    'largestSafeLogit forgets that all exponentials are added: their sum overflows before each of them does.',
  ],
  [
    'logit-of-float64',
    'const largest = (2 - 2 ** -23) * 2 ** 127;',
    'const largest = Number.MAX_VALUE;',
    'largestSafeLogit takes the largest float64; the softmax is computed in float32.',
  ],
  [
    'logit-of-bits',
    'Math.log(largest) - Math.log(classes)',
    'Math.log2(largest) - Math.log2(classes)',
    'largestSafeLogit takes a logarithm to base 2; exp has base e.',
  ],
  [
    'logit-of-no-class',
    'if (!(Number.isInteger(classes) && classes > 0))',
    'if (classes < 0)',
    'largestSafeLogit answers for no class, or for a fraction of one; throw a RangeError.',
  ],
  [
    'zeros-of-the-other-side',
    'return 0.5 * (1 - erf(mean',
    'return 0.5 * (1 + erf(mean',
    'reluZeroShare answers the share of values above 0; the zeros are those below.',
  ],
  [
    'zeros-without-deviation',
    'mean / deviation / Math.SQRT2',
    'mean / Math.SQRT2',
    'reluZeroShare ignores the deviation; it is mean / deviation that counts.',
  ],
  [
    'zeros-without-root-2',
    'mean / deviation / Math.SQRT2',
    'mean / deviation',
    'reluZeroShare leaves out the sqrt 2: erf is made for a normal density of another width.',
  ],
  [
    'zeros-of-no-deviation',
    'if (!(deviation > 0))',
    'if (deviation === undefined)',
    'reluZeroShare answers for a deviation that is not above 0; throw a RangeError.',
  ],
  [
    'deviation-is-variance',
    'return Math.sqrt(count * p * (1 - p));',
    'return count * p * (1 - p);',
    'droppedDeviation answers the variance; the deviation is its square root.',
  ],
  [
    'deviation-without-the-rest',
    'return Math.sqrt(count * p * (1 - p));',
    'return Math.sqrt(count * p);',
    'droppedDeviation leaves out the factor 1 - p: with p near 1 the number hardly varies.',
  ],
  [
    'table-of-bits',
    'return 2 ** bits * bytesPerValue;',
    'return bits * bytesPerValue;',
    'tableBytes counts the bits; b bits have 2^b codes.',
  ],
  [
    'table-without-entries',
    'return 2 ** bits * bytesPerValue;',
    'return 2 ** bits + 0 * bytesPerValue;',
    'tableBytes counts entries; each has bytesPerValue bytes.',
  ],
  [
    'table-of-any-bits',
    'if (!(Number.isInteger(bits) && bits >= 1 && bits <= 32))',
    'if (bits < 0)',
    'tableBytes answers for numbers of bits that no code has; throw a RangeError.',
  ],
];

export const answerMistakes: readonly Mistake[] = rows.map(([id, find, replace, sentence]) => ({
  id,
  task: '02.7',
  sentence,
  edits: [edit(FILE, find, replace)],
}));
