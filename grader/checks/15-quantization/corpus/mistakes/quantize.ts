import { edit, type Mistake } from '../../../../src/author/edits.ts';

const FILE = 'quantize.ts';
const task = '15.2';
const codeLine = 'Math.round(value / scale) + zeroPoint;';
const clampLine = 'return Math.max(-128, Math.min(127, code));';
const codesLine = 'const data = new Int8Array(x.data.length);';

export const quantizeMistakes: readonly Mistake[] = [
  {
    id: 'wraps-around',
    task,
    sentence:
      'Codes beyond 127 wrap around to the negative side: an Int8Array keeps the low 8 bits only, so limit a code to [-128, 127] before you store it.',
    edits: [edit(FILE, clampLine, 'return code;')],
  },
  {
    id: 'saturates-before-zero-point',
    task,
    sentence:
      'The code is limited before the zero point is added, and wraps around afterwards: limit the sum.',
    edits: [
      edit(FILE, codeLine, 'Math.max(-128, Math.min(127, Math.round(value / scale)));'),
      edit(FILE, clampLine, 'return code + zeroPoint;'),
    ],
  },
  {
    id: 'saturates-at-minus-127',
    task,
    sentence: 'Codes are limited to [-127, 127]; here all of [-128, 127] is used.',
    edits: [edit(FILE, clampLine, 'return Math.max(-127, Math.min(127, code));')],
  },
  {
    id: 'truncates',
    task,
    sentence:
      'The quotient is cut off instead of rounded: the largest error is a whole step instead of half a step.',
    edits: [edit(FILE, codeLine, 'Math.trunc(value / scale) + zeroPoint;')],
  },
  {
    id: 'rounds-down',
    task,
    sentence:
      'Math.floor makes every value come back too low, by half a step on average: take the nearest code.',
    edits: [edit(FILE, codeLine, 'Math.floor(value / scale) + zeroPoint;')],
  },
  {
    id: 'rounds-up',
    task,
    sentence:
      'Math.ceil makes every value come back too high, by half a step on average: take the nearest code.',
    edits: [edit(FILE, codeLine, 'Math.ceil(value / scale) + zeroPoint;')],
  },
  {
    id: 'multiplies-by-scale',
    task,
    sentence: 'The value is multiplied by the scale; x is x / scale steps away from 0.',
    edits: [edit(FILE, codeLine, 'Math.round(value * scale) + zeroPoint;')],
  },
  {
    id: 'zero-point-before-division',
    task,
    sentence:
      'You compute (x - zeroPoint) / scale: the zero point is a code, so it is added after the division.',
    edits: [edit(FILE, codeLine, 'Math.round((value - zeroPoint) / scale);')],
  },
  {
    id: 'zero-point-subtracted',
    task,
    sentence: 'The zero point is subtracted; quantizing adds it, dequantizing takes it off again.',
    edits: [edit(FILE, codeLine, 'Math.round(value / scale) - zeroPoint;')],
  },
  {
    id: 'zero-point-not-added',
    task,
    sentence: 'The zero point is never added to the codes.',
    edits: [edit(FILE, codeLine, 'Math.round(value / scale);')],
  },
  {
    id: 'ignores-given-parameters',
    task,
    sentence:
      'The parameters that are passed in are ignored: the tensor is always spread over its own range.',
    edits: [edit(FILE, '} = qparams;', '} = ownQParams(x);')],
  },
  {
    id: 'own-range-symmetric',
    task,
    sentence:
      'Without parameters the symmetric scheme is used; the asymmetric one spends all codes on the range that there is.',
    edits: [
      edit(FILE, "chooseQParams(min, max, 'asymmetric')", "chooseQParams(min, max, 'symmetric')"),
    ],
  },
  {
    id: 'spreads-arguments',
    task,
    sentence:
      'Math.max(...values) passes every value as an argument and overflows the stack on large tensors: use a loop.',
    edits: [
      edit(FILE, 'let min = 0;', 'const min = Math.min(0, ...x.data);'),
      edit(FILE, 'let max = 0;', 'const max = Math.max(0, ...x.data);'),
      edit(FILE, '    min = Math.min(min, value);\n    max = Math.max(max, value);\n', ''),
      edit(FILE, 'for (const value of x.data) {', 'for (const _ of []) {'),
    ],
  },
  {
    id: 'nan-becomes-a-code',
    task,
    sentence: 'NaN silently becomes code 0, since an Int8Array has no NaN: throw a RangeError.',
    edits: [
      edit(
        FILE,
        "  if (Number.isNaN(value)) throw new RangeError('quantizeInt8: NaN has no code');\n",
        '',
      ),
    ],
  },
  {
    id: 'float32-codes',
    task,
    sentence:
      'The codes are kept in a Float32Array, 4 bytes each: nothing got smaller. Use an Int8Array.',
    edits: [edit(FILE, codesLine, 'const data: any = new Float32Array(x.data.length);')],
  },
  {
    id: 'uint8-codes',
    task,
    sentence: 'The codes are kept in a Uint8Array, which turns -1 into 255: use an Int8Array.',
    edits: [edit(FILE, codesLine, 'const data: any = new Uint8Array(x.data.length);')],
  },
  {
    id: 'plain-array-of-codes',
    task,
    sentence: 'The codes are kept in a plain array, 8 bytes each: use an Int8Array.',
    edits: [edit(FILE, codesLine, 'const data: any = Array.from(x.data);')],
  },
  {
    id: 'payload-in-larger-buffer',
    task,
    sentence:
      'The codes are a view on a larger buffer, which stays in memory as a whole: allocate exactly one byte per value.',
    edits: [
      edit(
        FILE,
        codesLine,
        'const data = new Int8Array(x.data.length * 4).subarray(0, x.data.length);',
      ),
    ],
  },
  {
    id: 'payload-over-the-floats',
    task,
    sentence:
      'The codes are a view on a larger buffer, which stays in memory as a whole: allocate exactly one byte per value.',
    edits: [
      edit(FILE, codesLine, 'const data = new Int8Array(x.data.slice().buffer, 0, x.data.length);'),
    ],
  },
  {
    id: 'shape-flattened',
    task,
    sentence: 'The result has lost the shape of the tensor.',
    edits: [edit(FILE, 'shape: [...x.shape]', 'shape: [data.length]')],
  },
];

export const dequantizeMistakes: readonly Mistake[] = [
  ...(
    [
      [
        'scale-before-zero-point',
        'q.data[i] * q.scale - q.zeroPoint',
        'You compute code * scale - zeroPoint: the zero point is a code, so it comes off before the scale is multiplied.',
      ],
      [
        'zero-point-added-back',
        '(q.data[i] + q.zeroPoint) * q.scale',
        'The zero point is added; quantizing added it, so it has to come off.',
      ],
      [
        'zero-point-ignored',
        'q.data[i] * q.scale',
        'The zero point is ignored: every value is shifted by zeroPoint * scale.',
      ],
      [
        'int8-difference',
        'new Int8Array([q.data[i] - q.zeroPoint])[0] * q.scale',
        'code - zeroPoint can need 9 bits; kept in an Int8Array, it wraps around.',
      ],
      [
        'divides-by-scale',
        '(q.data[i] - q.zeroPoint) / q.scale',
        'The code is divided by the scale; a step is worth one scale, so multiply.',
      ],
      [
        'returns-nan',
        '(q.data[i] - undefined!) * q.scale',
        'Every value is NaN: something that is undefined went into the arithmetic.',
      ],
      [
        'rounds-the-result',
        'Math.round((q.data[i] - q.zeroPoint) * q.scale)',
        'The result is rounded to integers; real values have fractions.',
      ],
    ] as const
  ).map(([id, formula, sentence]) => ({
    id,
    task: '15.3',
    sentence,
    edits: [edit(FILE, '(q.data[i] - q.zeroPoint) * q.scale', formula)],
  })),
  {
    id: 'int8-result',
    task: '15.3',
    sentence:
      'The real values are kept in an Int8Array and have lost their fractions: use a Float32Array.',
    edits: [
      edit(FILE, 'new Float32Array(q.data.length)', 'new Int8Array(q.data.length)'),
      edit(FILE, 'return fromData(values, q.shape);', 'return fromData(values, q.shape) as any;'),
    ],
  },
  {
    id: 'result-flattened',
    task: '15.3',
    sentence: 'The result has lost the shape of the codes.',
    edits: [edit(FILE, 'fromData(values, q.shape)', 'fromData(values, [values.length])')],
  },
  {
    id: 'returns-stashed-floats',
    task: '15.3',
    sentence:
      'The result is a kept copy of the float values: what the codes stand for has to be computed from the codes.',
    edits: [
      edit(
        FILE,
        'const data = new Int8Array',
        'stash = x.data.slice();\n  const data = new Int8Array',
      ),
      edit(
        FILE,
        '  return fromData(values, q.shape);',
        '  return fromData(stash?.length === values.length ? stash : values, q.shape);',
      ),
      edit(FILE, '/** Task 15.2.', 'let stash: Float32Array | null = null;\n\n/** Task 15.2.'),
    ],
  },
];
