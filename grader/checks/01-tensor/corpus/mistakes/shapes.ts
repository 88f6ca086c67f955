import { edit, type Mistake } from '../../../../src/author/edits.ts';
import { inFile } from './rows.ts';

const check = 'if (!Number.isInteger(dimension) || dimension < 0) {';
const strides = 'return shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));';

const sizes: readonly Mistake[] = inFile('01.1', 'shape.ts', [
  [
    'size-is-sum',
    'return product * dimension;',
    'return product + dimension - 1;',
    'The dimensions are added; the number of values is their product.',
  ],
  [
    'size-of-nothing',
    '  }, 1);',
    '  }, shape.length === 0 ? 0 : 1);',
    'sizeOf([]) is 0; a shape without axes is that of a single number, and an empty product is 1.',
  ],
  [
    'size-of-last-axis',
    'return product * dimension;',
    'return 0 * product + dimension;',
    'sizeOf is the last dimension only; all of them are multiplied.',
  ],
  [
    'size-skips-zero',
    'return product * dimension;',
    'return product * (dimension || 1);',
    'A dimension of 0 is passed over; a shape with a 0 has no values.',
  ],
  [
    'size-of-negative',
    check,
    'if (!Number.isInteger(dimension)) {',
    'A negative dimension is accepted; throw a ShapeError.',
  ],
  [
    'size-of-fraction',
    check,
    'if (dimension < 0) {',
    'A fraction is accepted as a dimension; throw a ShapeError.',
  ],
  [
    'strides-column-major',
    strides,
    'return shape.map((_, axis) => sizeOf(shape.slice(0, axis)));',
    'These are the strides of column-major data; in row-major data neighbours on the last axis lie side by side.',
  ],
  [
    'strides-one-too-far',
    strides,
    'return shape.map((_, axis) => sizeOf(shape.slice(axis)));',
    'A stride multiplies the later dimensions; yours counts its own dimension, too.',
  ],
  [
    'strides-in-bytes',
    strides,
    'return shape.map((_, axis) => 4 * sizeOf(shape.slice(axis + 1)));',
    'Strides are counted in values here, not in bytes.',
  ],
  [
    'strides-of-one',
    strides,
    'return shape.map(() => 1);',
    'Only on the last axis are neighbours one value apart.',
  ],
]);

const create: readonly Mistake[] = inFile('01.2', 'create.ts', [
  [
    'tensor-ignores-shape',
    'shape: [...shape], data: Float32Array.from(values)',
    'shape: [values.length], data: Float32Array.from(values)',
    'The shape that is passed in is ignored.',
  ],
  [
    'tensor-rounds-to-integers',
    'Float32Array.from(values)',
    'Float32Array.from(values, Math.round)',
    'The values are rounded to whole numbers; they are float32.',
  ],
  [
    'tensor-any-shape',
    'if (sizeOf(shape) !== values.length) {',
    'if (sizeOf(shape) < 0) {',
    'A shape with another number of values is accepted; throw a ShapeError.',
  ],
  [
    'tensor-in-larger-buffer',
    'data: Float32Array.from(values) };',
    'data: Float32Array.from([...values, ...values]).subarray(0, values.length) };',
    'The data is a view on a larger buffer, and the whole buffer stays in memory.',
  ],
  [
    'full-of-zeros',
    '.fill(value)',
    '.fill(value * 0)',
    'full gives zeros; every value is the one that is passed in.',
  ],
  [
    'full-one-value',
    '.fill(value)',
    '.fill(value, 0, 1)',
    'Only the first value is set; fill the whole array.',
  ],
  [
    'full-any-shape',
    'new Float32Array(sizeOf(shape))',
    'new Float32Array(Math.abs(shape.reduce((product, size) => product * size, 1)))',
    'full accepts a negative dimension; throw a ShapeError.',
  ],
  [
    'arange-from-one',
    '(_, i) => i)',
    '(_, i) => i + 1)',
    'arange begins with 1; it begins with 0.',
  ],
  [
    'arange-one-more',
    'shape: [n], data: Float32Array.from({ length: n }',
    'shape: [n + 1], data: Float32Array.from({ length: n + 1 }',
    'arange includes n; it has n numbers, and the last one is n - 1.',
  ],
  [
    'arange-negative',
    'if (!Number.isInteger(n) || n < 0 || n > 2 ** 24 + 1) {',
    'n = Math.max(0, Math.trunc(n) || 0);\n  if (n > 2 ** 24 + 1) {',
    'arange accepts numbers that cannot be a count; throw a RangeError.',
  ],
]);

const pad = 'return [...Array.from({ length: rank - shape.length }, () => 1), ...shape];';

const broadcast: readonly Mistake[] = [
  ...inFile('01.3', 'broadcast.ts', [
    [
      'broadcast-aligned-left',
      pad,
      'return [...shape, ...Array.from({ length: rank - shape.length }, () => 1)];',
      'The shapes are aligned on their first axes; they are aligned on their last ones.',
    ],
    [
      'broadcast-keeps-ones',
      'if (size === 1) return other;',
      'if (size === 1) return size;',
      'A dimension of 1 stays 1; it is stretched to the other one.',
    ],
    [
      'broadcast-rank-of-a',
      'const rank = Math.max(a.length, b.length);',
      'const rank = a.length;\n  b = b.slice(-rank);',
      'The result has the rank of the first operand; it has the larger rank of both.',
    ],
    [
      'broadcast-of-larger',
      'if (size === 1) return other;',
      'if (size === 1) return Math.max(size, other);',
      'The larger dimension is taken; 1 becomes the other one, also if that is 0.',
    ],
    [
      'broadcast-multiples',
      'if (size === other || other === 1) return size;',
      'if (size === other || other === 1) return size;\n    if (size % other === 0 || other % size === 0) return Math.max(size, other);',
      'A dimension that is a multiple of the other one is accepted; only 1 is stretched.',
    ],
  ]),
  {
    id: 'broadcast-anything',
    task: '01.3',
    sentence: 'Dimensions that differ are accepted; throw a ShapeError unless one of them is 1.',
    edits: [
      edit(
        'broadcast.ts',
        "throw new ShapeError(`${operation}: a is [${a.join(', ')}], b is [${b.join(', ')}]`);",
        'return Math.max(size, other);',
      ),
    ],
  },
];

export const shapeMistakes: readonly Mistake[] = [...sizes, ...create, ...broadcast];
