import { edit, type Variant } from '../../../src/author/edits.ts';

export const variants: readonly Variant[] = [
  {
    id: 'sizes-in-a-loop',
    why: 'Multiplies in a loop, and throws a plain RangeError.',
    edits: [],
    files: {
      'shape.ts': `import type { Shape } from '@tito/tensor/contract';

export const sizeOf = (shape: Shape): number => {
  let size = 1;
  for (const dimension of shape) {
    if (!(dimension >= 0 && Math.floor(dimension) === dimension)) throw new RangeError('no size');
    size *= dimension;
  }
  return size;
};

export function stridesOf(shape: Shape): number[] {
  const strides: number[] = [];
  let step = 1;
  for (const dimension of shape.toReversed()) {
    strides.unshift(step);
    step *= dimension;
  }
  return strides;
}
`,
    },
  },
  {
    id: 'own-class',
    why: 'Makes tensors of a class with more fields and methods than were asked for.',
    edits: [
      edit(
        'create.ts',
        "return { dtype: 'float32', shape: [...shape], data: Float32Array.from(values) };",
        'return new OwnTensor(shape, Float32Array.from(values));',
      ),
      edit(
        'create.ts',
        '/** Task 01.2. */',
        `class OwnTensor implements Tensor {
  readonly dtype = 'float32';
  readonly shape: readonly number[];
  readonly data: Float32Array;
  readonly rank: number;

  constructor(shape: Shape, data: Float32Array) {
    this.shape = [...shape];
    this.data = data;
    this.rank = shape.length;
  }

  toString(): string {
    return \`tensor of rank \${this.rank}\`;
  }
}

/** Task 01.2. */`,
      ),
    ],
  },
  {
    id: 'values-copied-in-a-loop',
    why: 'Fills an array that was allocated before.',
    edits: [
      edit(
        'create.ts',
        "return { dtype: 'float32', shape: [...shape], data: Float32Array.from(values) };",
        `const data = new Float32Array(values.length);
  values.forEach((value, i) => {
    data[i] = value;
  });
  return { dtype: 'float32', shape: Array.from(shape), data };`,
      ),
    ],
  },
  {
    id: 'broadcast-from-the-end',
    why: 'Counts axes from the end, without padding.',
    edits: [],
    files: {
      'broadcast.ts': `import { ShapeError } from '@tito/tensor/errors';
import type { Shape } from '@tito/tensor/contract';

export function broadcastShapes(operation: string, a: Shape, b: Shape): readonly number[] {
  const result: number[] = [];
  for (let back = 1; back <= Math.max(a.length, b.length); back++) {
    const [m = 1, n = 1] = [a.at(-back), b.at(-back)];
    if (m !== n && m !== 1 && n !== 1) throw new ShapeError(operation);
    result.unshift(m === 1 ? n : m);
  }
  return result;
}
`,
    },
  },
  {
    id: 'strides-of-zero',
    why: 'Reads a stretched axis with a stride of 0, as the package does, and counts an index up.',
    edits: [],
    files: {
      'elementwise.ts': `import type { Shape, Tensor } from '@tito/tensor/contract';
import { broadcastShapes } from './broadcast.ts';
import { sizeOf, stridesOf } from './shape.ts';

type Operator = (x: number, y: number) => number;

function binary(name: string, operator: Operator) {
  return (a: Tensor, b: Tensor | number): Tensor => {
    const right: Tensor =
      typeof b === 'number' ? { dtype: 'float32', shape: [], data: Float32Array.of(b) } : b;
    const shape = broadcastShapes(name, a.shape, right.shape);
    const [aSteps, bSteps] = [steps(a.shape, shape), steps(right.shape, shape)];
    const data = new Float32Array(sizeOf(shape));
    const index = shape.map(() => 0);
    let [p, q] = [0, 0];
    for (let i = 0; i < data.length; i++) {
      data[i] = operator(a.data[p], right.data[q]);
      for (let axis = shape.length - 1; axis >= 0; axis--) {
        p += aSteps[axis];
        q += bSteps[axis];
        if (++index[axis] < shape[axis]) break;
        index[axis] = 0;
        p -= aSteps[axis] * shape[axis];
        q -= bSteps[axis] * shape[axis];
      }
    }
    return { dtype: 'float32', shape, data };
  };
}

function steps(own: Shape, shape: Shape): number[] {
  const strides = stridesOf(own);
  const missing = shape.length - own.length;
  return shape.map((_, axis) => (own[axis - missing] === 1 ? 0 : (strides[axis - missing] ?? 0)));
}

export const add = binary('add', (x, y) => x + y);
export const sub = binary('sub', (x, y) => x - y);
export const mul = binary('mul', (x, y) => x * y);
export const div = binary('div', (x, y) => x / y);
export const maximum = binary('maximum', Math.max);
export const exp = (x: Tensor): Tensor => ({ ...x, data: x.data.map(Math.exp) });
`,
    },
  },
  {
    id: 'reshape-copies',
    why: 'Copies the data: more work than needed, and the same tensor.',
    edits: [
      edit(
        'movement.ts',
        'return { ...x, shape: resolved };',
        'return { dtype: x.dtype, shape: [...resolved], data: x.data.slice() };',
      ),
    ],
  },
  {
    id: 'transpose-by-scattering',
    why: 'Walks through the input and writes to where each value goes.',
    edits: [
      edit(
        'movement.ts',
        `for (let i = 0; i < data.length; i++) {
    let place = 0;
    for (let axis = 0; axis < rank; axis++) {
      place += (Math.floor(i / strides[axis]) % shape[axis]) * steps[axis];
    }
    data[i] = x.data[place];
  }`,
        `const from = stridesOf(x.shape);
  for (let i = 0; i < data.length; i++) {
    const index = x.shape.map((size, axis) => Math.floor(i / from[axis]) % size);
    const place = order.reduce((sum, axis, to) => sum + index[axis] * strides[to], 0 * steps.length);
    data[place] = x.data[i];
  }`,
      ),
    ],
  },
  {
    id: 'sums-in-place',
    why: 'Adds every value to its place in the result, in float64, and rounds at the end.',
    edits: [
      edit(
        'reduce.ts',
        'return reduced(x, axis, keepDims, (line) => line.reduce((total, value) => total + value, 0));',
        `if (axis === undefined) return reduced(x, axis, keepDims, (line) => line.reduce((a, b) => a + b, 0));
  const shell = reduced({ ...x, data: x.data }, axis, keepDims, () => 0);
  const along = axis < 0 ? axis + x.shape.length : axis;
  const inner = sizeOf(x.shape.slice(along + 1));
  const totals = new Float64Array(shell.data.length);
  x.data.forEach((value, i) => {
    totals[Math.floor(i / (inner * x.shape[along])) * inner + (i % inner)] += value;
  });
  return { ...shell, data: Float32Array.from(totals) };`,
      ),
    ],
  },
  {
    id: 'pairwise-sums',
    why: 'Adds halves: another order, and less rounding.',
    edits: [
      edit(
        'reduce.ts',
        'return reduced(x, axis, keepDims, (line) => line.reduce((total, value) => total + value, 0));',
        'return reduced(x, axis, keepDims, pairwise);',
      ),
      edit(
        'reduce.ts',
        '/** Task 01.6. */',
        `function pairwise(line: readonly number[]): number {
  if (line.length < 8) return line.reduce((total, value) => total + value, 0);
  const half = line.length >> 1;
  return pairwise(line.slice(0, half)) + pairwise(line.slice(half));
}

/** Task 01.6. */`,
      ),
    ],
  },
  {
    id: 'matmul-row-by-row',
    why: 'Walks along rows of b, with a row of float64 sums.',
    edits: [
      edit(
        'matmul.ts',
        `for (let j = 0; j < n; j++) {
      let total = 0;
      for (let p = 0; p < k; p++) {
        const left = a.data[transposeA ? p * m + i : i * k + p];
        const right = b.data[transposeB ? j * k + p : p * n + j];
        total += left * right;
      }
      data[i * n + j] = total;
    }`,
        `const row = new Float64Array(n);
    for (let p = 0; p < k; p++) {
      const left = a.data[transposeA ? p * m + i : i * k + p];
      for (let j = 0; j < n; j++) row[j] += left * b.data[transposeB ? j * k + p : p * n + j];
    }
    data.set(row, i * n);`,
      ),
    ],
  },
  {
    id: 'matmul-by-transposing',
    why: 'Transposes first, and multiplies rows with rows.',
    edits: [],
    files: {
      'matmul.ts': `import type { MatmulOptions, Tensor } from '@tito/tensor/contract';
import { transpose } from './movement.ts';

export function matmul(a: Tensor, b: Tensor, options: MatmulOptions = {}): Tensor {
  if (a.shape.length !== 2 || b.shape.length !== 2) throw new RangeError('matmul: two matrices');
  const left = (options.transposeA ? transpose(a) : a) as Tensor;
  const right = (options.transposeB ? b : transpose(b)) as Tensor;
  const [[m, k], [n, inner]] = [left.shape, right.shape];
  if (k !== inner) throw new RangeError('matmul: inner dimensions');
  const data = Float32Array.from({ length: m * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    let total = 0;
    for (let p = 0; p < k; p++) total += left.data[i * k + p] * right.data[j * k + p];
    return total;
  });
  return { dtype: 'float32', shape: [m, n], data };
}
`,
    },
  },
  {
    id: 'answers-by-formulas',
    why: 'A formula in place of a set, and strides in place of nested products.',
    edits: [
      edit(
        'answers.ts',
        `const lines = new Set<number>();
  for (let row = 0; row < rows; row++) lines.add(Math.floor((4 * row * columns) / lineBytes));
  return lines.size;`,
        `if (4 * columns >= lineBytes) return rows;
  return Math.floor((4 * (rows - 1) * columns) / lineBytes) + 1;`,
      ),
      edit('answers.ts', 'return (2 * n ** 3) / (4 * 3 * n ** 2);', 'return n / 6;'),
    ],
  },
];
