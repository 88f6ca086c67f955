import { edit, type Mistake } from '../../../../src/author/edits.ts';

const FILE = 'qparams.ts';
const task = '15.1';
const zeroPoint = '-128 + Math.round(-low / scale)';
const asymmetricStep = 'stepOf(high - low, 255)';
const symmetricStep = 'stepOf(Math.max(-low, high), 127)';

export const parameterMistakes: readonly Mistake[] = [
  {
    id: 'uint8-zero-point',
    task,
    sentence:
      'This is the zero point of unsigned codes 0 to 255; int8 codes start at -128, so subtract 128.',
    edits: [edit(FILE, zeroPoint, 'Math.max(-128, Math.min(127, Math.round(-low / scale)))')],
  },
  {
    id: 'mirrored-zero-point',
    task,
    sentence: 'The zero point has the wrong sign: it is -128 - min / scale, not 128 + min / scale.',
    edits: [edit(FILE, zeroPoint, 'Math.min(127, 128 - Math.round(-low / scale))')],
  },
  {
    id: 'zero-point-from-max',
    task,
    sentence:
      'The zero point is computed from max as if it were min; with max it is 127 - max / scale.',
    edits: [edit(FILE, zeroPoint, '-128 + Math.round(high / scale)')],
  },
  {
    id: 'zero-point-always-zero',
    task,
    sentence:
      'The zero point is always 0: that is the symmetric scheme, whatever the ends of the range are.',
    edits: [edit(FILE, zeroPoint, '0')],
  },
  {
    id: 'zero-point-off-by-one',
    task,
    sentence: 'The zero point is one code too high: int8 codes start at -128, not at -127.',
    edits: [edit(FILE, zeroPoint, 'Math.min(127, -127 + Math.round(-low / scale))')],
  },
  {
    id: 'zero-point-not-rounded',
    task,
    sentence: 'The zero point is a fraction; it is a code, so round it to the nearest integer.',
    edits: [edit(FILE, zeroPoint, '-128 - low / scale')],
  },
  {
    id: 'always-symmetric',
    task,
    sentence:
      'The scheme is ignored and every range is symmetric: of one-sided data, half of the codes are never used.',
    edits: [edit(FILE, "if (scheme === 'symmetric') {", '{')],
  },
  {
    id: 'always-asymmetric',
    task,
    sentence: 'The scheme is ignored: symmetric parameters have zero point 0 and max|x| / 127.',
    edits: [edit(FILE, "if (scheme === 'symmetric') {", 'if (false) {')],
  },
  {
    id: 'divides-by-256',
    task,
    sentence: 'The range is divided by 256: between 256 codes there are 255 steps.',
    edits: [edit(FILE, asymmetricStep, 'stepOf(high - low, 256)')],
  },
  {
    id: 'divides-by-254',
    task,
    sentence: 'The range is divided by 254: from -128 to 127 there are 255 steps.',
    edits: [edit(FILE, asymmetricStep, 'stepOf(high - low, 254)')],
  },
  {
    id: 'asymmetric-range-over-127',
    task,
    sentence:
      'The whole range is divided by 127, which is for max|x|: the step is twice too coarse and half of the codes are unused.',
    edits: [edit(FILE, asymmetricStep, 'stepOf(high - low, 127)')],
  },
  {
    id: 'symmetric-over-128',
    task,
    sentence: 'max|x| is divided by 128: the largest symmetric code is 127, so max|x| saturates.',
    edits: [edit(FILE, symmetricStep, 'stepOf(Math.max(-low, high), 128)')],
  },
  {
    id: 'symmetric-over-127-5',
    task,
    sentence:
      'max|x| is divided by 127.5, half of 255: the code of max|x| is then 127.5, which does not exist.',
    edits: [edit(FILE, symmetricStep, 'stepOf(Math.max(-low, high), 127.5)')],
  },
  {
    id: 'symmetric-whole-range',
    task,
    sentence:
      'The symmetric scale is (max - min) / 255; it has to reach the end that lies further from 0: max|x| / 127.',
    edits: [edit(FILE, symmetricStep, 'stepOf(high - low, 255)')],
  },
  {
    id: 'max-not-absolute',
    task,
    sentence: 'The symmetric scale uses max instead of max|x|: values below -max saturate at -127.',
    edits: [edit(FILE, symmetricStep, 'stepOf(high, 127)')],
  },
  {
    id: 'range-as-given',
    task,
    sentence:
      'The range is not widened to contain 0: of data far from 0 the zero point leaves int8 and the largest values collapse.',
    edits: [
      edit(FILE, 'const low = Math.min(min, 0);', 'const low = min;'),
      edit(FILE, 'const high = Math.max(max, 0);', 'const high = max;'),
      edit(FILE, zeroPoint, 'Math.max(-128, Math.min(127, -128 + Math.round(-low / scale)))'),
    ],
  },
  {
    id: 'range-shifted-to-zero',
    task,
    sentence:
      'The step is that of max - min, but the range starts at 0: values above max - min saturate.',
    edits: [
      edit(FILE, asymmetricStep, 'stepOf(max - min || high - low, 255)'),
      edit(FILE, zeroPoint, 'Math.max(-128, Math.min(127, -128 + Math.round(-low / scale)))'),
    ],
  },
  {
    id: 'constant-becomes-zero',
    task,
    sentence:
      'A range of one value gets scale 1 and zero point 0, so 0.3 comes back as 0: only a range that is nothing but 0 has no step.',
    edits: [edit(FILE, 'if (low === high)', 'if (min === max)')],
  },
  {
    id: 'zeros-divide-by-zero',
    task,
    sentence:
      'The scale of nothing but zeros is 0, and 0 / 0 is NaN; it has scale 1, zero point 0.',
    edits: [
      edit(FILE, '  if (low === high) return { scale: 1, zeroPoint: 0 };\n', ''),
      edit(
        FILE,
        'Math.max(Math.fround(range / steps), SMALLEST_SCALE)',
        'Math.max(Math.fround(range / steps), Math.min(range, SMALLEST_SCALE))',
      ),
    ],
  },
  {
    id: 'scale-kept-above-an-epsilon',
    task,
    sentence:
      'The scale is kept above an epsilon, so every value of a narrow range becomes 0: only a scale of 0 has to be avoided.',
    edits: [
      edit(
        FILE,
        'Math.max(Math.fround(range / steps), SMALLEST_SCALE)',
        'Math.max(Math.fround(range / steps), 1e-8)',
      ),
    ],
  },
  {
    id: 'tiny-range-has-scale-zero',
    task,
    sentence:
      'The scale of a tiny range rounds to 0 as a float32, and dividing by it gives infinity: keep it above 0.',
    edits: [
      edit(
        FILE,
        'Math.max(Math.fround(range / steps), SMALLEST_SCALE)',
        'Math.fround(range / steps)',
      ),
    ],
  },
  {
    id: 'scale-in-float64',
    task,
    sentence:
      'The scale is not rounded to float32, as which scales are stored: pass it through Math.fround.',
    edits: [edit(FILE, 'Math.fround(range / steps)', 'range / steps')],
  },
  {
    id: 'nan-range-accepted',
    task,
    sentence: 'A range with NaN or infinity is accepted; no step fits it, so throw a RangeError.',
    edits: [
      edit(FILE, '!Number.isFinite(min) || !Number.isFinite(max)', 'min === Infinity && max < 0'),
    ],
  },
  {
    id: 'infinite-range-accepted',
    task,
    sentence:
      'A range that ends at infinity is accepted; its scale would be infinite: throw a RangeError.',
    edits: [
      edit(FILE, '!Number.isFinite(min) || !Number.isFinite(max)', 'Number.isNaN(min + max)'),
    ],
  },
  {
    id: 'reversed-range-accepted',
    task,
    sentence: 'A range whose min is above its max is accepted; throw a RangeError.',
    edits: [edit(FILE, 'if (min > max) throw', 'if (min > Infinity) throw')],
  },
];
