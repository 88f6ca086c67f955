import { expect, test } from 'vitest';
import * as tito from '../src/index.ts';
import { fromData, tensor } from '../src/index.ts';
import type { DType, Storage, Tensor } from '../src/index.ts';

/** A tensor from someone else's library: accessors on a prototype, private state, frozen. */
class ForeignTensor<D extends DType> implements Tensor<D> {
  readonly #dtype: D;
  readonly #shape: readonly number[];
  readonly #data: Storage[D];

  constructor(dtype: D, shape: readonly number[], data: Storage[D]) {
    this.#dtype = dtype;
    this.#shape = Object.freeze([...shape]);
    this.#data = data;
    Object.freeze(this);
  }

  get dtype(): D {
    return this.#dtype;
  }

  get shape(): readonly number[] {
    return this.#shape;
  }

  get data(): Storage[D] {
    return this.#data;
  }
}

const forms = [
  {
    form: 'a plain object literal',
    of: (x: Tensor): Tensor => ({ dtype: 'float32', shape: x.shape, data: x.data }),
  },
  {
    form: 'a frozen instance of a foreign class',
    of: (x: Tensor): Tensor => new ForeignTensor('float32', x.shape, x.data),
  },
] as const;

/** Every exported operation that takes a tensor, once. */
const operations: Readonly<Record<string, (x: Tensor) => unknown>> = {
  abs: (x) => tito.abs(x),
  add: (x) => tito.add(x, x),
  argmax: (x) => tito.argmax(x, 0),
  broadcastTo: (x) => tito.broadcastTo(x, [2, 2, 3]),
  cast: (x) => tito.cast(x, 'int8'),
  clip: (x) => tito.clip(x, 0, 2),
  concat: (x) => tito.concat([x, x]),
  copy: (x) => tito.copy(x),
  div: (x) => tito.div(x, x),
  exp: (x) => tito.exp(x),
  log: (x) => tito.log(x),
  map: (x) => tito.map(x, (value) => value + 1),
  matmul: (x) => tito.matmul(x, x, { transposeB: true }),
  max: (x) => tito.max(x, 0),
  maximum: (x) => tito.maximum(x, x),
  mean: (x) => tito.mean(x),
  min: (x) => tito.min(x, 1),
  minMax: (x) => tito.minMax(x),
  minimum: (x) => tito.minimum(x, x),
  mul: (x) => tito.mul(x, x),
  neg: (x) => tito.neg(x),
  reshape: (x) => tito.reshape(x, [3, 2]),
  rows: (x) => tito.rows(x, 0, 1),
  sqrt: (x) => tito.sqrt(x),
  square: (x) => tito.square(x),
  sub: (x) => tito.sub(x, x),
  sum: (x) => tito.sum(x, 1, true),
  take: (x) => tito.take(x, [1]),
  transpose: (x) => tito.transpose(x),
};

const notOperations = [
  'DTypeError',
  'NotImplementedError',
  'ShapeError',
  'allocate',
  'arange',
  'broadcastBytes',
  'broadcastShapes',
  'bytesOf',
  'bytesPerElement',
  'columnLines',
  'dtypeOf',
  'firstLostInteger',
  'flatIndex',
  'formatShape',
  'fromData',
  'full',
  'matmulFlops',
  'matmulIntensity',
  'normalizeAxis',
  'random',
  'randomNormal',
  'randomUniform',
  'sameShape',
  'sizeOf',
  'stridesOf',
  'tensor',
  'zeros',
];

test('the table of operations covers the whole public surface', () => {
  expect([...Object.keys(operations), ...notOperations].toSorted()).toEqual(
    Object.keys(tito).toSorted(),
  );
});

const cases = forms.flatMap(({ form, of }) =>
  Object.entries(operations).map(([name, run]) => ({ name, form, run, of })),
);

test.each(cases)('$name takes $form as it takes its own tensors', ({ run, of }) => {
  const x = tensor([1, -2, 3, -4, 5, 6], [2, 3]);
  expect(run(of(x))).toEqual(run(x));
  expect([...x.data]).toEqual([1, -2, 3, -4, 5, 6]);
});

const anyDType = new Set([
  'broadcastTo',
  'cast',
  'concat',
  'copy',
  'reshape',
  'rows',
  'take',
  'transpose',
]);

test.each(Object.entries(operations).filter(([name]) => !anyDType.has(name)))(
  '%s refuses an int8 tensor by name',
  (name, run) => {
    const x: Tensor<DType> = fromData(Int8Array.of(1, 2, 3, 4, 5, 6), [2, 3]);
    // A caller without types can pass any element type.
    const untyped = x as Tensor;
    const call = (): unknown => run(untyped);
    expect(call).toThrow(tito.DTypeError);
    expect(call).toThrow(new RegExp(`^${name}: \\w+ is int8: float32 is needed$`));
  },
);

test.each(Object.entries(operations))('%s refuses what lies about its data', (name, run) => {
  const shape = [2, 3];
  // A caller without types can break every promise of the interface.
  const lies = [
    { dtype: 'float32', shape, data: new Float64Array(6) },
    { dtype: 'float32', shape, data: [1, 2, 3, 4, 5, 6] },
    { dtype: 'float64', shape, data: new Float32Array(6) },
    { dtype: 'float32', shape, data: new Float32Array(5) },
    { dtype: 'float32', data: new Float32Array(6) },
    undefined,
  ] as unknown as Tensor[];
  for (const lie of lies) expect(() => run(lie)).toThrow(new RegExp(`^${name}: `));
});
