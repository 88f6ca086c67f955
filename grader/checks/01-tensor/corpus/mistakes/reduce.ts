import { edit, type Mistake } from '../../../../src/author/edits.ts';
import { inFile } from './rows.ts';

const FILE = 'reduce.ts';
const sumLine =
  'return reduced(x, axis, keepDims, (line) => line.reduce((total, value) => total + value, 0));';
const meanLine = 'return line.reduce((total, value) => total + value, 0) / line.length;';
const maxLine = 'return line.reduce((largest, value) => Math.max(largest, value), -Infinity);';
const range = 'if (!Number.isInteger(axis) || axis < -rank || axis >= rank) {';
const start = 'const start = Math.floor(i / inner) * count * inner + (i % inner);';

export const reduceMistakes: readonly Mistake[] = [
  ...inFile('01.6', FILE, [
    [
      'reduce-other-axis',
      'const along = axis < 0 ? axis + rank : axis;',
      'const along = rank - 1 - (axis < 0 ? axis + rank : axis);',
      'The axes are counted from the other end: axis 0 is the first one, and it is the one that goes.',
    ],
    [
      'reduce-ignores-axis',
      'if (axis === undefined) {',
      'if (axis === undefined || axis >= -rank) {',
      'The axis is ignored: everything is reduced to one value.',
    ],
    [
      'reduce-negative-axis',
      'const along = axis < 0 ? axis + rank : axis;',
      'const along = axis < 0 ? -axis - 1 : axis;',
      'A negative axis is counted from the front; -1 is the last one.',
    ],
    [
      'reduce-ignores-keep-dims',
      'keepDims ? x.shape.with(along, 1) : x.shape.toSpliced(along, 1)',
      'x.shape.toSpliced(along, 1)',
      'keepDims is ignored: the axis stays as 1 then.',
    ],
    [
      'reduce-always-keeps',
      'keepDims ? x.shape.with(along, 1) : x.shape.toSpliced(along, 1)',
      'x.shape.with(along, 1)',
      'The axis stays as 1; it is gone unless keepDims asks for it.',
    ],
    [
      'reduce-neighbours',
      'x.data[start + j * inner]',
      'x.data[i * count + j]',
      'Neighbours in data are reduced; along another axis than the last, values lie a stride apart.',
    ],
    [
      'reduce-any-axis',
      range,
      'axis = Math.min(rank - 1, Math.max(-rank, Math.trunc(axis)));\n  if (rank < 0) {',
      'An axis that is not there is accepted; throw a RangeError.',
    ],
    [
      'sum-skips-first',
      start,
      start.replace(';', ' + inner;'),
      'The first value of each line is left out, and one of the next line is taken.',
    ],
    [
      'sum-in-float32',
      sumLine,
      sumLine.replace('total + value, 0', 'Math.fround(total + value), 0'),
      'The running sum is rounded to float32: from 2^24 on it no longer notices small values. Add up in a plain number.',
    ],
    [
      'sum-of-nothing-refused',
      sumLine,
      sumLine.replace(
        '(line) => line',
        "(line) => line.length === 0 ? Math.max(...([] as number[]), NaN) || (() => { throw new RangeError('sum'); })() : line",
      ),
      'The sum of no values is refused; it is 0.',
    ],
    [
      'mean-is-sum',
      meanLine,
      meanLine.replace(' / line.length', ''),
      'mean forgets to divide by the number of values.',
    ],
    [
      'mean-over-all',
      meanLine,
      meanLine.replace('line.length', 'x.data.length'),
      'mean divides by the number of all values; it is the number of those that were added.',
    ],
    [
      'mean-of-nothing',
      "if (line.length === 0) throw new ShapeError('mean: there are no values');\n    ",
      '',
      'The mean of no values is NaN; throw a ShapeError.',
    ],
    [
      'max-from-zero',
      maxLine,
      maxLine.replace('-Infinity', '0'),
      'The search begins with 0, so a line of negative values has the maximum 0; begin with -Infinity.',
    ],
    [
      'max-hides-nan',
      maxLine,
      maxLine.replace('Math.max(largest, value)', '(value > largest ? value : largest)'),
      'NaN is passed over: value > largest is false for it. Math.max keeps it.',
    ],
    [
      'max-is-min',
      maxLine,
      maxLine.replace('Math.max', 'Math.min').replace('-Infinity', 'Infinity'),
      'max answers with the smallest value.',
    ],
    [
      'max-of-nothing',
      "if (line.length === 0) throw new ShapeError('max: there are no values');\n    ",
      '',
      'The largest of no values is -Infinity; throw a ShapeError.',
    ],
  ]),
];

const left = 'const left = a.data[transposeA ? p * m + i : i * k + p];';
const right = 'const right = b.data[transposeB ? j * k + p : p * n + j];';

export const matmulMistakes: readonly Mistake[] = [
  ...inFile('01.7', 'matmul.ts', [
    [
      'matmul-rows-times-rows',
      right,
      right.replace('p * n + j', '(j * k + p) % b.data.length'),
      'A row of a is multiplied by a row of b; it is a column.',
    ],
    [
      'matmul-elementwise',
      'total += left * right;',
      'total = left * right;',
      'Only the last product is kept; all of them are added.',
    ],
    [
      'matmul-result-transposed',
      'data[i * n + j] = total;',
      'data[j * m + i] = total;',
      'The result is stored as its transpose.',
    ],
    [
      'matmul-overwrites',
      'data[i * n + j] = total;',
      'data[i * m + j] = total;',
      'Rows of the result overlap: a row has n values, so row i begins at i * n.',
    ],
    ['matmul-stops-early', 'p < k; p++', 'p < k - 1; p++', 'The last term of each sum is missing.'],
    [
      'matmul-ignores-transpose-a',
      left,
      left.replace('transposeA ? p * m + i : i * k + p', 'i * k + p'),
      'transposeA changes the shape and not the place that is read.',
    ],
    [
      'matmul-ignores-transpose-b',
      right,
      right.replace('transposeB ? j * k + p : p * n + j', 'p * n + j'),
      'transposeB changes the shape and not the place that is read.',
    ],
    [
      'matmul-in-float32',
      'total += left * right;',
      'total = Math.fround(total + left * right);',
      'The running sum is rounded to float32: from 2^24 on it no longer notices small products. Add up in a plain number.',
    ],
    [
      'matmul-any-inner',
      'if (k !== inner) throw',
      'if (k < 0) throw',
      'Inner dimensions that differ are accepted, and NaN comes out; throw a ShapeError.',
    ],
    [
      'matmul-any-rank',
      "if (shape.length !== 2) throw new ShapeError(`matmul: [${shape.join(', ')}] is no matrix`);",
      'if (shape.length !== 2) shape = [shape[0] ?? 1, shape[1] ?? 1];',
      'Operands that are no matrices are accepted; throw a ShapeError.',
    ],
    [
      'matmul-refuses-nothing',
      'if (k !== inner) throw',
      'if (k !== inner || k === 0) throw',
      'An inner dimension of 0 is refused; the sums are then 0.',
    ],
  ]),
  {
    id: 'matmul-accumulates',
    task: '01.7',
    sentence: 'The sum is not set back to 0 for the next result.',
    edits: [
      edit('matmul.ts', '      let total = 0;\n', ''),
      edit(
        'matmul.ts',
        'const data = new Float32Array(m * n);',
        'const data = new Float32Array(m * n);\n  let total = 0;',
      ),
    ],
  },
  {
    id: 'matmul-transposes-both',
    task: '01.7',
    sentence: 'One option transposes both operands; each has its own.',
    edits: [
      edit(
        'matmul.ts',
        'const { transposeA = false, transposeB = false } = options;',
        'const transposeA = options.transposeA || options.transposeB || false;\n  const transposeB = transposeA;',
      ),
    ],
  },
];
