import { type Mistake } from '../../../../src/author/edits.ts';
import { inFile } from './rows.ts';

const order = 'const order = (axes ?? x.shape.map((_, axis) => rank - 1 - axis)).map((axis) => {';

export const movementMistakes: readonly Mistake[] = inFile('01.5', 'movement.ts', [
  [
    'reshape-keeps-shape',
    'return { ...x, shape: resolved };',
    'return { ...x };',
    'The tensor keeps the shape that it had.',
  ],
  [
    'reshape-without-minus-one',
    'size === -1 ? left : size',
    'size',
    'A dimension of -1 is not replaced by what the others leave.',
  ],
  [
    'reshape-minus-one-is-one',
    'size === -1 ? left : size',
    'size === -1 ? 1 : size',
    'A dimension of -1 becomes 1; it is what the others leave.',
  ],
  [
    'reshape-minus-one-of-nothing',
    "if (unknown === 1 && !Number.isInteger(left)) throw new ShapeError('reshape: no number for -1');",
    'if (Number.isNaN(left)) return { ...x, shape: shape.map((size) => (size === -1 ? 0 : size)) };',
    'With no values and another dimension of 0 every number would do for -1: throw a ShapeError.',
  ],
  [
    'reshape-transposes',
    'return { ...x, shape: resolved };',
    'return { ...transpose(x), shape: resolved };',
    'The values change their order; reshape leaves it as it is.',
  ],
  [
    'reshape-any-size',
    'if (sizeOf(resolved) !== x.data.length) {',
    'if (sizeOf(resolved) < 0) {',
    'A shape with another number of values is accepted; throw a ShapeError.',
  ],
  [
    'reshape-two-unknowns',
    "if (unknown > 1) throw new ShapeError('reshape: -1 may occur once');",
    'if (unknown > 1) return { ...x };',
    'Two dimensions of -1 are accepted: there is no way to know both. Throw a ShapeError.',
  ],
  [
    'transpose-shape-only',
    'data[i] = x.data[place];',
    'data[i] = x.data[place * 0 + i];',
    'The shape is transposed and the values stay where they were: that is a reshape.',
  ],
  [
    'transpose-swaps-first-two',
    order,
    'const order = (axes ?? [1, 0, ...x.shape.keys()].filter((axis, i) => i < 2 || axis > 1)).map((axis) => {',
    'Without axes only the first two are swapped; the order of all of them is reversed.',
  ],
  [
    'transpose-ignores-axes',
    '(axes ?? x.shape.map((_, axis) => rank - 1 - axis))',
    '(axes?.length === rank ? x.shape.map((_, axis) => rank - 1 - axis) : (axes ?? x.shape.map((_, axis) => rank - 1 - axis)))',
    'The axes that are passed in are ignored.',
  ],
  [
    'transpose-inverse-axes',
    'const shape = order.map((axis) => x.shape[axis]);',
    'const given = [...order];\n  given.forEach((axis, i) => (order[axis] = i));\n  const shape = order.map((axis) => x.shape[axis]);',
    'The axes are applied the other way round: axis i of the result is axis axes[i] of x.',
  ],
  [
    'transpose-negative-axes',
    'return axis < 0 ? axis + rank : axis;',
    'return axis < 0 ? -axis - 1 : axis;',
    'A negative axis is counted from the front; -1 is the last one.',
  ],
  [
    'transpose-to-float32',
    'return { ...x, shape, data };',
    "return { dtype: 'float32', shape, data: Float32Array.from(data) };",
    'The result is float32, whatever x was; the element type stays.',
  ],
  [
    'transpose-repeats',
    'if (order.length !== rank || new Set(order).size !== rank) {',
    'if (order.length > rank) {',
    'An axis that occurs twice, or is missing, is accepted; throw a ShapeError.',
  ],
  [
    'transpose-any-axis',
    'if (!Number.isInteger(axis) || axis < -rank || axis >= rank) {',
    'axis = Math.min(rank - 1, Math.max(-rank, Math.trunc(axis)));\n    if (Number.isNaN(axis)) {',
    'An axis that is not there is accepted; throw a RangeError.',
  ],
]);
