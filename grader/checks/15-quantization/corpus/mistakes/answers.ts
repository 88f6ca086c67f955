import { edit, type Mistake } from '../../../../src/author/edits.ts';

const FILE = 'answers.ts';

/** Id, what is found, what it is replaced by, and the sentence. */
const rows: readonly (readonly [id: string, find: string, replace: string, sentence: string])[] = [
  [
    'float-bytes-without-bias',
    '4 * (weightsOf(layer) + layer.outFeatures)',
    '4 * weightsOf(layer)',
    'float32Bytes leaves out the biases.',
  ],
  [
    'float-bytes-one-layer',
    'layers.reduce((sum, layer) => sum + 4 *',
    'layers.reduce((_, layer) => 4 *',
    'float32Bytes counts only the last layer.',
  ],
  [
    'int8-bytes-a-quarter',
    'sum + weightsOf(layer) + 8 * layer.outFeatures',
    'sum + weightsOf(layer) + layer.outFeatures',
    'int8Bytes is a quarter of the float bytes; scale and bias take 4 bytes each per output.',
  ],
  [
    'int8-bytes-without-scales',
    'sum + weightsOf(layer) + 8 * layer.outFeatures',
    'sum + weightsOf(layer) + 4 * layer.outFeatures',
    'int8Bytes leaves out the scales, 4 bytes per output.',
  ],
  [
    'ratio-strictly-above',
    '(4 * features) / (features + 4) < ratio',
    '(4 * features) / (features + 4) <= ratio',
    'minInFeatures skips the size that has exactly the ratio; "at least" includes it.',
  ],
  [
    'ratio-with-one-scale',
    'while ((4 * features) / (features + 4) < ratio) features++;',
    'while ((4 * features) / (features + 1) < ratio) features++;',
    'minInFeatures counts a scale as 1 byte; it is a float32.',
  ],
  [
    'ratio-of-four-accepted',
    'if (!(ratio > 0 && ratio < 4))',
    'if (ratio > 4) return Infinity;\n  if (ratio === 4)',
    'minInFeatures answers for ratios that no size reaches; throw a RangeError.',
  ],
  [
    'ratio-below-one-refused',
    'if (!(ratio > 0 && ratio < 4))',
    'if (!(ratio >= 1 && ratio < 4))',
    'minInFeatures refuses ratios below 1; one feature reaches them.',
  ],
  [
    'overhead-of-the-floats',
    '(100 * 4) / codesPerOutput',
    '100 / codesPerOutput',
    'scaleOverheadPercent compares with the float weights; compare with the codes, which have 1 byte.',
  ],
  [
    'overhead-as-fraction',
    '(100 * 4) / codesPerOutput',
    '4 / codesPerOutput',
    'scaleOverheadPercent answers with a fraction; the unit is percent.',
  ],
  [
    'depth-without-zero-points',
    'widest(aZeroPoint) * widest(bZeroPoint)',
    '128 * 128',
    'maxExactDepth ignores the zero points; |code - zeroPoint| reaches 255.',
  ],
  [
    'depth-at-127',
    'widest(aZeroPoint) * widest(bZeroPoint)',
    '(127 + Math.abs(aZeroPoint)) * (127 + Math.abs(bZeroPoint))',
    'maxExactDepth takes 127 for the largest |code|; -128 is further from 0.',
  ],
  [
    'depth-of-unsigned',
    '2 ** 31 - 1',
    '2 ** 32 - 1',
    'maxExactDepth takes 32 bits for the sum; int32 has a sign, so it ends at 2^31 - 1.',
  ],
  [
    'break-even-of-all-codes',
    '1 / (12 * largestCode(bits) ** 2)',
    '1 / (12 * (2 ** bits - 1) ** 2)',
    'clippingBreakEven uses all codes; the largest symmetric code is Q = 2^(bits - 1) - 1.',
  ],
  [
    'break-even-without-12',
    '1 / (12 * largestCode(bits) ** 2)',
    '1 / largestCode(bits) ** 2',
    'clippingBreakEven takes step^2 for the error of rounding; its mean square is step^2 / 12.',
  ],
  [
    'six-db-per-bit',
    '20 * Math.log10(2 * largestCode(bits))',
    '6.02 * bits',
    'uniformSqnrDb takes 6.02 dB per bit, a rule for 2^bits steps; symmetric codes have 2 Q of them.',
  ],
  [
    'power-as-amplitude',
    '20 * Math.log10(2 * largestCode(bits))',
    '10 * Math.log10(2 * largestCode(bits))',
    'uniformSqnrDb takes 10 log10 of a ratio of amplitudes; it is 20 log10 of them, or 10 log10 of powers.',
  ],
  [
    'binary-gigabytes',
    'gigabytesPerSecond * 1e9',
    'gigabytesPerSecond * 2 ** 30',
    'weightReadMs takes 2^30 bytes for a gigabyte; here it is 10^9.',
  ],
  [
    'one-row-read',
    'n * n * bytesPerWeight',
    'n * bytesPerWeight',
    'weightReadMs reads one row; the matrix has n * n weights.',
  ],
  [
    'drop-as-fraction',
    '(100 * (newlyWrong - newlyRight)) / total',
    '(newlyWrong - newlyRight) / total',
    'pairedDrop answers with a fraction; the unit is percentage points.',
  ],
  [
    'drop-mirrored',
    '(100 * (newlyWrong - newlyRight)) / total',
    '(100 * (newlyRight - newlyWrong)) / total',
    'pairedDrop has the wrong sign: newly wrong images lower the accuracy, so the drop is positive.',
  ],
  [
    'gains-not-set-off',
    '(100 * (newlyWrong - newlyRight)) / total',
    '(100 * newlyWrong) / total',
    'pairedDrop ignores the images that became right.',
  ],
  [
    'changes-cancel-in-the-error',
    'Math.sqrt(newlyWrong + newlyRight)',
    'Math.sqrt(Math.abs(newlyWrong - newlyRight))',
    'The standard error lets losses and gains cancel; every changed image adds to the uncertainty.',
  ],
];

export const answerMistakes: readonly Mistake[] = rows.map(([id, find, replace, sentence]) => ({
  id,
  task: '15.9',
  sentence,
  edits: [edit(FILE, find, replace)],
}));
