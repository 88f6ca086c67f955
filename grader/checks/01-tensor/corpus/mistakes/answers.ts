import type { Mistake } from '../../../../src/author/edits.ts';
import { inFile } from './rows.ts';

export const answerMistakes: readonly Mistake[] = inFile('01.8', 'answers.ts', [
  [
    'bytes-always-four',
    "dtype === 'float32' || dtype === 'int32' ? 4 : 1",
    'dtype.length > 0 ? 4 : 1',
    'bytesOf takes 4 bytes for every type; an int8 and a uint8 have one.',
  ],
  [
    'bytes-without-size',
    'return width * sizeOf(shape);',
    'return width * (shape.at(-1) ?? 1);',
    'bytesOf counts one axis; all dimensions are multiplied.',
  ],
  [
    'place-column-major',
    'return index.reduce((place, at, axis) => {',
    'return index.toReversed().reduce((place, at, back) => {\n    const axis = shape.length - 1 - back;',
    'flatIndex counts the first axis as the fastest; in row-major data it is the last one.',
  ],
  [
    'place-without-strides',
    'return place * shape[axis] + at;',
    'return place + at;',
    'flatIndex adds the indices; each is multiplied by the stride of its axis first.',
  ],
  [
    'place-of-any-index',
    'if (!isThere) throw',
    'if (Number.isNaN(at) && isThere) throw',
    'flatIndex answers for an index that is not there; throw a RangeError.',
  ],
  [
    'broadcast-bytes-of-result',
    '4 * (2 * size - sizeOf(a) - sizeOf(b))',
    '4 * size',
    'broadcastBytes counts the bytes of the result; it asks what the stretched operands would take beyond what they have.',
  ],
  [
    'broadcast-bytes-in-values',
    '4 * (2 * size - sizeOf(a) - sizeOf(b))',
    '2 * size - sizeOf(a) - sizeOf(b)',
    'broadcastBytes counts values; a float32 has 4 bytes.',
  ],
  [
    'flops-multiplications-only',
    'm * n * (k + k)',
    'm * n * k',
    'matmulFlops counts multiplications only; there are as many additions.',
  ],
  ['flops-of-square', 'm * n * (k + k)', '2 * k ** 3', 'matmulFlops takes all sizes for the same.'],
  [
    'intensity-per-value',
    '(4 * 3 * n ** 2)',
    '(3 * n ** 2)',
    'matmulIntensity divides by values; a float32 has 4 bytes.',
  ],
  [
    'intensity-of-two',
    '(4 * 3 * n ** 2)',
    '(4 * 2 * n ** 2)',
    'matmulIntensity counts what is read; the result is written, too.',
  ],
  [
    'lost-power-itself',
    'return 2 ** bits + 1;',
    'return 2 ** bits;',
    'firstLostInteger answers a power of 2, which has one significant bit and is never lost; it is the next one.',
  ],
  [
    'lost-any-bits',
    'if (!(Number.isInteger(bits) && bits >= 1 && bits <= 52)) {',
    'if (bits < 0) {',
    'firstLostInteger answers for numbers of bits that it cannot answer for; throw a RangeError.',
  ],
  [
    'lines-in-values',
    'Math.floor((4 * row * columns) / lineBytes)',
    'Math.floor((row * columns) / lineBytes)',
    'columnLines counts in values; a float32 has 4 bytes.',
  ],
  [
    'lines-one-per-row',
    'return lines.size;',
    'return Math.max(rows, lines.size);',
    'columnLines takes one line for each row; several short rows share one.',
  ],
  [
    'lines-one-short',
    'row < rows; row++',
    'row < rows - 1; row++',
    'columnLines leaves out the last row.',
  ],
]);
