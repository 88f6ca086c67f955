import { expect, test } from 'vitest';
import * as tito from '../src/index.ts';
import {
  DTypeError,
  NotImplementedError,
  ShapeError,
  fromData,
  random,
  tensor,
  zeros,
} from '../src/index.ts';
import type { DType } from '../src/index.ts';

const x = zeros([2, 3]);
const empty = zeros([0, 3]);
const int8 = zeros([2, 3], 'int8');
// A caller without types can name a type that does not exist.
const float64 = 'float64' as DType;

const refusals: readonly [
  error: new (message: string) => Error,
  message: string,
  call: () => unknown,
][] = [
  [
    ShapeError,
    'matmul: a is [2, 3], b is [2, 3]: inner dimensions 3 and 2 differ',
    () => tito.matmul(x, x),
  ],
  [
    ShapeError,
    'matmul: a is [2, 3] transposed, b is [2, 3] transposed: inner dimensions 2 and 3 differ',
    () => tito.matmul(x, x, { transposeA: true, transposeB: true }),
  ],
  [ShapeError, 'matmul: b is [3], rank 1: rank 2 is needed', () => tito.matmul(x, zeros([3]))],
  [
    ShapeError,
    'add: a is [2, 3], b is [2]: dimensions 3 and 2 differ and neither is 1',
    () => tito.add(x, zeros([2])),
  ],
  [ShapeError, 'reshape: x is [2, 3], 6 values: [4] holds 4', () => tito.reshape(x, [4])],
  [
    ShapeError,
    'reshape: x is [2, 3], 6 values: no whole number for -1 in [4, -1]',
    () => tito.reshape(x, [4, -1]),
  ],
  [
    ShapeError,
    'reshape: x is [0, 3], 0 values: no whole number for -1 in [0, -1]',
    () => tito.reshape(empty, [0, -1]),
  ],
  [ShapeError, 'reshape: shape [-1, -1] has more than one -1', () => tito.reshape(x, [-1, -1])],
  [
    ShapeError,
    'transpose: x is [2, 3], axes are [0, 0]: every axis once is needed',
    () => tito.transpose(x, [0, 0]),
  ],
  [RangeError, 'transpose: axis is 2: axes are -2 to 1', () => tito.transpose(x, [0, 2])],
  [
    ShapeError,
    'broadcastTo: x is [2, 3]: it does not stretch to [3]',
    () => tito.broadcastTo(x, [3]),
  ],
  [
    ShapeError,
    'broadcastTo: a is [2, 3], b is [4, 3]: dimensions 2 and 4 differ and neither is 1',
    () => tito.broadcastTo(x, [4, 3]),
  ],
  [RangeError, 'rows: start is 1, end is 3: x has rows 0 to 2', () => tito.rows(x, 1, 3)],
  [RangeError, 'rows: start is 0.5, end is 1: x has rows 0 to 2', () => tito.rows(x, 0.5, 1)],
  [ShapeError, 'rows: x is []: a leading axis is needed', () => tito.rows(zeros([]), 0, 1)],
  [RangeError, 'take: index 1 is 2: x has rows 0 to 1', () => tito.take(x, [0, 2])],
  [ShapeError, 'concat: xs is empty: at least one is needed', () => tito.concat([])],
  [
    ShapeError,
    'concat: xs[0] is [2, 3], xs[1] is [2, 4]: they may differ on axis 0 only',
    () => tito.concat([x, zeros([2, 4])]),
  ],
  [
    DTypeError,
    'concat: xs[0] is float32, xs[1] is int8: one is needed',
    () => tito.concat<DType>([x, int8]),
  ],
  [RangeError, 'sum: axis is 2: axes are -2 to 1', () => tito.sum(x, 2)],
  [RangeError, 'sum: axis is 0: a tensor of rank 0 has no axes', () => tito.sum(zeros([]), 0)],
  [ShapeError, 'mean: x is [0, 3]: there are no values', () => tito.mean(empty)],
  [ShapeError, 'max: x is [0, 3]: there are no values along axis 0', () => tito.max(empty, 0)],
  [
    ShapeError,
    'argmax: x is [0, 3]: there are no values along axis 0',
    () => tito.argmax(empty, 0),
  ],
  [ShapeError, 'minMax: x is [0, 3]: there are no values', () => tito.minMax(empty)],
  [RangeError, 'clip: min is 1, max is 0: min <= max is needed', () => tito.clip(x, 1, 0)],
  [RangeError, 'clip: min is NaN, max is 0: min <= max is needed', () => tito.clip(x, NaN, 0)],
  [ShapeError, 'tensor: shape [2, 2] holds 4 values, data has 3', () => tensor([1, 2, 3], [2, 2])],
  // A caller without types can nest arrays.
  [
    TypeError,
    'tensor: value 0 is an array: numbers are needed',
    () => tensor([[1, 2]] as unknown as number[]),
  ],
  [
    ShapeError,
    'fromData: shape [3] holds 3 values, data has 2',
    () => fromData(new Int8Array(2), [3]),
  ],
  // A caller without types can pass any array.
  [
    DTypeError,
    'dtypeOf: data is Float64Array: Float32Array, Int8Array, Uint8Array or Int32Array is needed',
    () => tito.dtypeOf(new Float64Array(1) as unknown as Float32Array),
  ],
  [
    DTypeError,
    'bytesPerElement: dtype is float64: float32, int8, uint8 or int32 is needed',
    () => tito.bytesPerElement(float64),
  ],
  [
    DTypeError,
    'allocate: dtype is float64: float32, int8, uint8 or int32 is needed',
    () => tito.allocate(float64, 1),
  ],
  [
    RangeError,
    'allocate: length is -1: a whole number >= 0 is needed',
    () => tito.allocate('int8', -1),
  ],
  [
    ShapeError,
    'sizeOf: shape [2, -3] has dimension -3: whole numbers >= 0 are needed',
    () => zeros([2, -3]),
  ],
  [
    ShapeError,
    'sizeOf: shape [0.5] has dimension 0.5: whole numbers >= 0 are needed',
    () => zeros([0.5]),
  ],
  [
    RangeError,
    'arange: n is 0.5: a whole number in [0, 2^24 + 1] is needed',
    () => tito.arange(0.5),
  ],
  [RangeError, 'random: seed is NaN: a finite number or a string is needed', () => random(NaN)],
  [
    RangeError,
    'integer: n is 0: a whole number in [1, 2^32] is needed',
    () => random(1).integer(0),
  ],
];

const cases = refusals.map(([kind, message, call]) => ({ kind, message, call }));

test.each(cases)('it says: $message', ({ kind, message, call }) => {
  expect(call).toThrow(message);
  expect(call).toThrow(kind);
});

test('the error classes carry their names, and are the built-in kinds too', () => {
  expect(new ShapeError('')).toBeInstanceOf(RangeError);
  expect(new DTypeError('')).toBeInstanceOf(TypeError);
  expect([new ShapeError('').name, new DTypeError('').name]).toEqual(['ShapeError', 'DTypeError']);
});

test('a stub says which task is missing and where to get a hint', () => {
  const error = new NotImplementedError('15.1');
  expect(error.name).toBe('NotImplementedError');
  expect(error.task).toBe('15.1');
  expect(error.message).toBe('task 15.1 is not written yet: tito hint 15.1');
});
