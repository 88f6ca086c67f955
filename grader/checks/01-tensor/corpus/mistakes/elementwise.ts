import { edit, type Mistake } from '../../../../src/author/edits.ts';
import { inFile } from './rows.ts';

const FILE = 'elementwise.ts';
const loop =
  'for (let i = 0; i < data.length; i++) data[i] = act(a.data[left(i)], other.data[right(i)]);';
const stretch = 'if (size !== 1) place += at * ownStrides[axis];';

const operations: readonly Mistake[] = inFile('01.4', FILE, [
  ['add-is-sub', '(x, y) => x + y', '(x, y) => x - y', 'add subtracts.'],
  ['sub-mirrored', '(x, y) => x - y', '(x, y) => y - x', 'sub computes b - a; it is a - b.'],
  [
    'mul-is-matmul-like',
    "return combined('mul', a, b, (x, y) => x * y);",
    "const total = typeof b === 'number' ? b : b.data.reduce((sum, value) => sum + value, 0);\n  return combined('mul', a, b, (x) => x * total);",
    'Every value is multiplied by the sum of the other operand; mul works value by value.',
  ],
  ['div-mirrored', '(x, y) => x / y', '(x, y) => y / x', 'div computes b / a; it is a / b.'],
  [
    'div-whole-numbers',
    '(x, y) => x / y',
    '(x, y) => Math.trunc(x / y)',
    'div cuts the fractions off.',
  ],
  [
    'div-by-zero-is-zero',
    '(x, y) => x / y',
    '(x, y) => (y === 0 ? 0 : x / y)',
    'Division by 0 gives 0; it gives Infinity or NaN, which says that something went wrong.',
  ],
  [
    'maximum-is-minimum',
    'Math.max(x, y)',
    'Math.min(x, y)',
    'maximum answers with the smaller value.',
  ],
  [
    'maximum-hides-nan',
    'Math.max(x, y)',
    '(x > y ? x : y)',
    'NaN disappears where it is compared: x > y is false for NaN. Math.max keeps it.',
  ],
  ['exp-of-2', 'Math.exp(value)', '2 ** value', 'exp computes powers of 2; the base is e.'],
  [
    'exp-flattened',
    'shape: [...x.shape], data: x.data.map',
    'shape: [x.data.length], data: x.data.map',
    'The result of exp has lost the shape of x.',
  ],
  [
    'elementwise-flattened',
    "return { dtype: 'float32', shape, data };",
    "return { dtype: 'float32', shape: [data.length], data };",
    'The result has lost its shape: it is the one of broadcastShapes.',
  ],
  [
    'elementwise-ignores-numbers',
    'full([], b) : b',
    'full([], 0) : b',
    'A plain number counts as 0; it goes with every value.',
  ],
  [
    'elementwise-stretches-b-only',
    'a.data[left(i)]',
    'a.data[i % a.data.length]',
    'Only the second operand is stretched by its axes; the first one can be the smaller one, too.',
  ],
  [
    'elementwise-columns-as-rows',
    stretch,
    'place = size === 1 ? place : place + (at % size) * (own.length === 2 && own[1] === 1 ? 0 : ownStrides[axis]);',
    'A column [m, 1] is read as if its first value stood in every row.',
  ],
  [
    'elementwise-without-broadcast',
    loop,
    'for (let i = 0; i < data.length; i++) data[i] = act(a.data[i], other.data[right === left ? 0 : i]);',
    'Operands are read at the place of the result; a smaller one has to be read again.',
  ],
  [
    'elementwise-modulo',
    loop,
    'for (let i = 0; i < data.length; i++) data[i] = act(a.data[i % a.data.length], other.data[i % other.data.length]);\n  void [left, right];',
    'The smaller operand is repeated from its start; that is right for rows only, not for columns.',
  ],
]);

export const elementwiseMistakes: readonly Mistake[] = [
  ...operations,
  {
    id: 'elementwise-fits-anything',
    task: '01.4',
    sentence: 'Shapes that do not broadcast are accepted, and NaN comes out; throw a ShapeError.',
    edits: [
      edit(
        FILE,
        'const shape = broadcastShapes(operation, a.shape, other.shape);',
        'let shape: readonly number[] = a.shape;\n  try {\n    shape = broadcastShapes(operation, a.shape, other.shape);\n  } catch {}',
      ),
    ],
  },
];
