import { cast, fromData, random, ShapeError, tensor, zeros } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Conv2d, Flatten, gradients, Linear, ops, parameters, Sequential } from '../src/index.ts';
import { addColumns } from '../src/autograd/convolution.ts';
import { columnsOf, windowOf } from '../src/window.ts';
import { expectGradients, quarters } from './central-difference.ts';

const seeded = { seed: 15, numRuns: 60 } as const;
const few = (max: number, min = 1): fc.Arbitrary<number> => fc.integer({ min, max });

/** x, weight and bias that fit, with a stride and a padding; sums of quarters are exact. */
const operands = fc
  .tuple(few(2), few(3), few(3), few(3), few(3), few(4, 0), few(4, 0), few(3), few(2, 0))
  .chain(([n, inputs, outputs, kh, kw, moreRows, moreColumns, stride, padding]) =>
    fc.tuple(
      quarters([n, inputs, kh + moreRows, kw + moreColumns]),
      quarters([outputs, inputs, kh, kw]),
      quarters([outputs]),
      fc.constant({ stride, padding }),
    ),
  );

/** The definition, loop by loop, with a value at a place outside of the image being 0. */
function naive(
  x: Tensor,
  weight: Tensor,
  bias: Tensor,
  { stride, padding }: { readonly stride: number; readonly padding: number },
): Tensor {
  const [[n, inputs, height, width], [outputs, , kh, kw]] = [x.shape, weight.shape];
  const pixel = (s: number, c: number, row: number, column: number): number => {
    const isInside = row >= 0 && row < height && column >= 0 && column < width;
    return isInside ? x.data[((s * inputs + c) * height + row) * width + column] : 0;
  };
  const values: number[] = [];
  const rows: number[] = [];
  for (let top = -padding; top + kh <= height + padding; top += stride) rows.push(top);
  const columns: number[] = [];
  for (let left = -padding; left + kw <= width + padding; left += stride) columns.push(left);
  const at = (s: number, o: number, top: number, left: number): number => {
    let sum = bias.data[o];
    for (let c = 0; c < inputs; c++) {
      for (let i = 0; i < kh; i++) {
        for (let j = 0; j < kw; j++) {
          const w = weight.data[((o * inputs + c) * kh + i) * kw + j];
          sum += w * pixel(s, c, top + i, left + j);
        }
      }
    }
    return sum;
  };
  for (let s = 0; s < n; s++) {
    for (let o = 0; o < outputs; o++) {
      for (const top of rows) for (const left of columns) values.push(at(s, o, top, left));
    }
  }
  return tensor(values, [n, outputs, rows.length, columns.length]);
}

test('Conv2d is what the loops of its definition give', () => {
  fc.assert(
    fc.property(operands, ([x, weight, bias, options]) => {
      const y = new Conv2d(weight, bias, options).forward(x);
      const expected = naive(x, weight, bias, options);
      expect(y.shape).toEqual(expected.shape);
      expect(Array.from(y.data)).toEqual(Array.from(expected.data));
    }),
    seeded,
  );
});

test('without a bias it is one with a bias of zeros', () => {
  fc.assert(
    fc.property(operands, ([x, weight, bias, options]) => {
      const zero = zeros(bias.shape);
      const y = new Conv2d(weight, null, options).forward(x);
      expect(y).toEqual(new Conv2d(weight, zero, options).forward(x));
    }),
    seeded,
  );
});

test('it has exactly the gradient of a central difference, in x, weight and bias', () => {
  fc.assert(
    fc.property(operands, ([x, weight, bias, options]) => {
      const conv = () => ops.conv2d(x, weight, bias, options);
      expectGradients(conv, [x, weight, bias], { step: 1 / 4, bound: 0 });
    }),
    { seed: 15, numRuns: 25 },
  );
});

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}

test('<columns of x, y> = <x, columns added up of y>: the one is the transpose of the other', () => {
  fc.assert(
    fc.property(operands, fc.integer(), ([x, weight, , options], seed) => {
      const window = windowOf(x.shape, weight.shape, options);
      const image = x.data.subarray(0, x.data.length / x.shape[0]);
      const columns = columnsOf(window, image);
      const source = random(seed);
      const y = columns.map(() => source.integer(9) - 4);
      const back = new Float32Array(image.length);
      addColumns(window, y, back);
      expect(dot(columns, y)).toBe(dot(image, back));
    }),
    seeded,
  );
});

test('a kernel as large as the image is a Linear layer over the flattened one', () => {
  fc.assert(
    fc.property(
      quarters([2, 2, 3, 4]),
      quarters([5, 2, 3, 4]),
      quarters([5]),
      (x, weight, bias) => {
        const dense = new Sequential([
          new Flatten(),
          new Linear(fromData(weight.data, [5, 24]), bias),
        ]);
        const y = new Conv2d(weight, bias).forward(x);
        expect(y.shape).toEqual([2, 5, 1, 1]);
        expect(y.data).toEqual(dense.forward(x).data);
      },
    ),
    seeded,
  );
});

test('a small network of convolutions has gradients down to its first filter', () => {
  const source = random(5);
  const model = new Sequential([
    Conv2d.init(1, 2, 3, source, { stride: 2, padding: 1 }),
    new Flatten(),
    Linear.init(2 * 4 * 4, 3, source),
  ]);
  const learned = parameters(model);
  expect(learned.map(({ shape }) => shape)).toEqual([[2, 1, 3, 3], [2], [3, 32], [3]]);
  const result = gradients(() => ops.mean(model.forward(zeros([2, 1, 8, 8]))), learned);
  expect(result.gradients.map(({ shape }) => shape)).toEqual(learned.map(({ shape }) => shape));
});

test('Conv2d.init draws from ±1/sqrt(in kernel^2) and can leave out the bias', () => {
  const { weight, bias, stride, padding } = Conv2d.init(4, 50, 5, random(1), { padding: 2 });
  expect(weight.shape).toEqual([50, 4, 5, 5]);
  for (const { data } of [weight, bias ?? zeros([0])]) {
    expect(data.every((w) => Math.abs(w) <= 0.1)).toBe(true);
  }
  expect(Math.max(...weight.data)).toBeGreaterThan(0.0999);
  expect([stride, padding]).toEqual([1, 2]);
  expect(Conv2d.init(1, 1, 3, random(1), { bias: false }).bias).toBeNull();
});

test('Flatten keeps the memory, the values and the gradient', () => {
  const x = tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2]);
  const y = new Flatten().forward(x);
  expect(y.shape).toEqual([2, 4]);
  expect(y.data).toBe(x.data);
  expectGradients(() => new Flatten().forward(x), [x], { step: 1 / 4, bound: 0 });
  expect(new Flatten().forward(zeros([3])).shape).toEqual([3, 1]);
});

const weight = zeros([2, 3, 2, 2]);
const layer = new Conv2d(weight);
const refusals: readonly (readonly [string, () => unknown])[] = [
  ['Conv2d: weight is [2, 3]: it must be [out, in, kh, kw]', () => new Conv2d(zeros([2, 3]))],
  [
    'Conv2d: weight is [2, 3, 2, 2], bias is [3]: bias must be [2]',
    () => new Conv2d(weight, zeros([3])),
  ],
  [
    'Conv2d: stride is 0: it must be an integer, at least 1',
    () => new Conv2d(weight, null, { stride: 0 }),
  ],
  ['Conv2d: padding is 0.5: it must be', () => new Conv2d(weight, null, { padding: 0.5 })],
  ['Conv2d: padding is -1: it must be', () => new Conv2d(weight, null, { padding: -1 })],
  [
    'Conv2d: x is [1, 2, 4, 4], weight is [2, 3, 2, 2]: x must be [n, 3, height, width]',
    () => layer.forward(zeros([1, 2, 4, 4])),
  ],
  ['Conv2d: x is [3, 4, 4], weight is', () => layer.forward(zeros([3, 4, 4]))],
  [
    'Conv2d: x is [1, 3, 1, 4], padding 0: a kernel of 2 x 2 does not fit',
    () => layer.forward(zeros([1, 3, 1, 4])),
  ],
  ['Flatten: x is []: it must be [n, ...]', () => new Flatten().forward(zeros([]))],
];

test.each(refusals)('%s', (message, attempt) => {
  expect(attempt).toThrow(message);
  expect(attempt).toThrow(RangeError);
});

test('weights that are not float32 are refused', () => {
  const codes = Object.assign(zeros([1, 1, 1, 1]), cast(zeros([1, 1, 1, 1]), 'int8'));
  expect(() => new Conv2d(codes)).toThrow('Conv2d: weight is int8: it must be float32');
  expect(() => Conv2d.init(0, 1, 3, random(1))).toThrow(ShapeError);
});
