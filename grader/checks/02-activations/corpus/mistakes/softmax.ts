import { edit, type Mistake } from '../../../../src/author/edits.ts';

const FILE = 'softmax.ts';
const rowOf = 'softmax(x.data.subarray(start, start + classes))';
const powersLine = 'Math.exp(value - largest)';
const quotient = 'return powers.map((power) => power / total);';

/** Id, what is found, what it is replaced by, and the sentence. */
const rows: readonly (readonly [id: string, find: string, replace: string, sentence: string])[] = [
  [
    'softmax-overflows',
    powersLine,
    'Math.exp(value)',
    'exp of a large logit is Infinity, and Infinity / Infinity is NaN: subtract the largest logit of the row first.',
  ],
  [
    'softmax-subtracts-largest-of-all',
    rowOf,
    'softmax(x.data.subarray(start, start + classes), Math.max(...x.data))',
    'The largest logit of the whole tensor is subtracted: a row that lies far below it becomes 0 / 0. Each row has its own.',
  ],
  [
    'softmax-subtracts-smallest',
    'if (value > largest) largest = value;',
    'if (!(value > largest)) largest = value;',
    'The last logit, or the smallest, is subtracted: exponents stay positive and overflow. It is the largest that helps.',
  ],
  [
    'softmax-subtracts-first',
    powersLine,
    'Math.exp(value - (row[0] ?? 0))',
    'The first logit is subtracted; if another one is much larger, exp still overflows. It is the largest that helps.',
  ],
  [
    'softmax-subtracts-mean',
    powersLine,
    'Math.exp(value - row.reduce((a, b) => a + b, 0) / row.length)',
    'The mean of the row is subtracted; logits far above it still overflow. It is the largest that helps.',
  ],
  [
    'softmax-without-exp',
    powersLine,
    'value - largest + 1',
    'The logits themselves are divided by their sum; it is their exponentials.',
  ],
  [
    'softmax-base-2',
    powersLine,
    '2 ** (value - largest)',
    'The powers are those of 2; the base is e = 2.718...',
  ],
  [
    'softmax-of-logistic',
    quotient,
    'return Array.from(row, (value) => 1 / (1 + Math.exp(-value)) + 0 * total);',
    'Each logit goes through a sigmoid of its own; a softmax divides by the sum over the row.',
  ],
  [
    'softmax-logarithms',
    quotient,
    'return powers.map((power) => Math.log(power / total));',
    'The result is the logarithm of the softmax: leave the logarithm out.',
  ],
  [
    'softmax-by-the-largest',
    quotient,
    'return powers.map((power) => power / Math.max(...powers) + 0 * total);',
    'The exponentials are divided by the largest of them; divide by their sum, or they do not add up to 1.',
  ],
  [
    'softmax-over-all',
    'const classes = x.shape.at(-1);',
    'const classes = x.shape.at(-1) === undefined ? undefined : x.data.length;',
    'The sum runs over the whole tensor; every row has a softmax of its own.',
  ],
  [
    'softmax-flattened',
    'return fromData(result, x.shape);',
    'return fromData(result, [result.length]);',
    'The result has lost the shape of the input.',
  ],
  [
    'softmax-of-nothing',
    "if (classes === undefined || classes === 0) throw new ShapeError('Softmax: no values in a row');",
    'if (classes === undefined || classes === 0) return x;',
    'A tensor without a last axis, or with an empty one, is accepted: throw a ShapeError.',
  ],
];

export const softmaxMistakes: readonly Mistake[] = [
  ...rows.map(([id, find, replace, sentence]) => ({
    id,
    task: '02.5',
    sentence,
    edits: [
      edit(FILE, find, replace),
      ...(id === 'softmax-subtracts-largest-of-all'
        ? [
            edit(
              FILE,
              'function softmax(row: Float32Array)',
              'function softmax(row: Float32Array, largest: number)',
            ),
            edit(FILE, '  let largest = -Infinity;\n', ''),
            edit(FILE, '  for (const value of row) if (value > largest) largest = value;\n', ''),
          ]
        : []),
    ],
  })),
  {
    id: 'softmax-over-columns',
    task: '02.5',
    sentence:
      'The softmax is taken over the first axis; it is the last one, the classes of one sample.',
    edits: [
      edit(
        FILE,
        `    for (let start = 0; start < result.length; start += classes) {
      result.set(${rowOf}, start);
    }`,
        `    const columns = result.length / (x.shape[0] ?? 1);
    for (let start = 0; start < columns; start++) {
      const column = x.data.filter((_, i) => i % columns === start);
      softmax(column).forEach((value, i) => (result[i * columns + start] = value));
    }`,
      ),
    ],
  },
];
