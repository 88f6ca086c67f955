import type { DType, Tensor } from '@tito/tensor';
import { expect, test } from 'vitest';
import {
  anyTensor,
  array,
  cls,
  connect,
  type Contract,
  dimensions,
  fn,
  inProcess,
  list,
  nullable,
  number,
  object,
  overTarget,
  record,
  StudentFault,
  tensor,
} from '@tito/check';
import { createTarget, Fault } from '@tito/check/target';

interface Scaler {
  apply(x: Tensor): Tensor;
  readonly factor: number;
}

interface Exports {
  codes(x: Tensor): { data: Int8Array; shape: readonly number[]; scale: number };
  maybe(flag: boolean): readonly (number | null)[];
  Scaler: new (factor: number) => Scaler;
  twice(scaler: Scaler, x: Tensor): Tensor;
}

const contract: Contract<Exports> = {
  codes: fn(record({ data: array('int8'), shape: dimensions, scale: number })),
  maybe: fn(list(nullable(number))),
  Scaler: cls(object<Scaler>({ apply: { call: tensor() }, factor: { get: number } })),
  twice: fn(tensor()),
};

const x: Tensor = { dtype: 'float32', shape: [2], data: Float32Array.of(1, 2) };

function remote(exports: Readonly<Record<string, unknown>>) {
  return connect(inProcess(exports, {})).remote('student', contract);
}

class RealScaler implements Scaler {
  readonly factor: number;
  constructor(factor: number) {
    this.factor = factor;
  }
  apply({ data, ...rest }: Tensor): Tensor {
    return { ...rest, data: data.map((value) => value * this.factor) };
  }
}

const honest = {
  codes: ({ shape }: Tensor) => ({ data: Int8Array.of(1, -2), shape, scale: 0.5 }),
  maybe: (flag: boolean) => [1, flag ? null : 2],
  Scaler: RealScaler,
  twice: (scaler: Scaler, value: Tensor) => scaler.apply(scaler.apply(value)),
};

test('values come back as data of the form that the contract names', async () => {
  const student = remote(honest);
  expect(await student.codes(x)).toEqual({ data: Int8Array.of(1, -2), shape: [2], scale: 0.5 });
  expect(await student.maybe(true)).toEqual([1, null]);
});

test('objects stay on their side: members are called, and a handle can be an argument', async () => {
  const student = remote(honest);
  const scaler = await student.Scaler.create(3);
  expect(await scaler.factor()).toBe(3);
  expect((await scaler.apply(x)).data).toEqual(Float32Array.of(3, 6));
  expect((await student.twice(scaler, x)).data).toEqual(Float32Array.of(9, 18));
});

test('arguments are copies: what the learner does to them is not seen here', async () => {
  const student = remote({
    ...honest,
    codes: (value: Tensor) => {
      value.data.fill(99);
      return honest.codes(value);
    },
  });
  await student.codes(x);
  expect(x.data).toEqual(Float32Array.of(1, 2));
});

test('a view on a larger buffer arrives as a view on a larger buffer', async () => {
  const spare = new Int8Array(64).subarray(0, 2);
  const owned = await remote(honest).codes(x);
  const viewed = await remote({
    ...honest,
    codes: () => ({ ...honest.codes(x), data: spare }),
  }).codes(x);
  expect(owned.data.buffer.byteLength).toBe(2);
  expect(viewed.data.buffer.byteLength).toBeGreaterThan(2);
});

test.each([
  ['nothing', () => undefined, 'codes() is undefined, expected an object. Is there a `return`?'],
  ['a promise', async () => honest.codes(x), 'codes() is a Promise, expected an object.'],
  [
    'floats for codes',
    () => ({ ...honest.codes(x), data: Float32Array.of(1, 2) }),
    'codes().data is a Float32Array of 2, expected an Int8Array.',
  ],
  [
    'a plain array',
    () => ({ ...honest.codes(x), data: [1, 2] }),
    'codes().data is an Array of 2, expected an Int8Array.',
  ],
  [
    'no scale',
    () => ({ data: Int8Array.of(1), shape: [1] }),
    'codes().scale is undefined, expected a number.',
  ],
  [
    'a negative size',
    () => ({ ...honest.codes(x), shape: [-2] }),
    'codes().shape[0] is -2, expected a non-negative integer.',
  ],
])('returning %s fails with a sentence', async (_what, codes, sentence) => {
  const fault = await remote({ ...honest, codes })
    .codes(x)
    .catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(StudentFault);
  expect(fault).toMatchObject({ outcome: 'failed', message: sentence });
});

test('a sentence shows the beginning of a shape that is none', async () => {
  const shape = Array.from({ length: 10_000 }, () => Number.MAX_VALUE);
  const apply = () => ({ dtype: 'float32', shape, data: new Float32Array(1) });
  const scaler = await remote({
    ...honest,
    Scaler: class {
      apply = apply;
    },
  }).Scaler.create(1);
  const fault = await scaler.apply(x).catch((error: unknown) => error);
  expect(String(fault)).toMatch(/has shape \[1\.7\d+e\+308, .*… 10000 in all\], which needs/);
  expect(String(fault).length).toBeLessThan(400);
});

test.each([
  [
    'an error',
    () => {
      throw new RangeError('too far');
    },
    'errored',
    'codes() threw RangeError: too far',
  ],
  [
    'a string',
    () => {
      throw 'no';
    },
    'errored',
    'codes() threw Error: no',
  ],
  [
    'null',
    () => {
      throw null;
    },
    'errored',
    'codes() threw Error: null',
  ],
  [
    'an error whose getters throw',
    () => {
      throw Object.defineProperty({}, 'message', {
        get: () => {
          throw new Error('again');
        },
      });
    },
    'errored',
    'codes() threw Error: an object',
  ],
  [
    'NotImplementedError',
    () => {
      throw Object.assign(new Error('15.1'), { name: 'NotImplementedError' });
    },
    'not-run',
    'codes() is not written yet.',
  ],
])('throwing %s ends as an outcome', async (_what, codes, outcome, sentence) => {
  const fault = await remote({ ...honest, codes })
    .codes(x)
    .catch((error: unknown) => error);
  expect(fault).toMatchObject({ outcome, message: sentence });
});

test.each([
  [
    'a message',
    () => {
      throw new RangeError('input was 0.25');
    },
    'codes() threw RangeError.',
  ],
  [
    'a name',
    () => {
      throw Object.assign(new Error('x'), { name: '0.25' });
    },
    'codes() threw an error.',
  ],
  [
    'a value',
    () => ({ ...honest.codes(x), shape: [0.25] }),
    'codes().shape[i] is not a non-negative integer.',
  ],
  [
    'a place in a list',
    () => ({ ...honest.codes(x), shape: [...Array.from({ length: 25 }, () => 1), -1] }),
    'codes().shape[i] is not a non-negative integer.',
  ],
  [
    'a text',
    () => ({ ...honest.codes(x), scale: 'it was 0.25' }),
    'codes().scale is not a number.',
  ],
  ['a shape', () => ({ ...honest.codes(x), data: '0.25' }), 'codes().data is not an Int8Array.'],
])('the plain sentence repeats nothing that the code chose: %s', async (_what, codes, plain) => {
  const fault = await remote({ ...honest, codes })
    .codes(x)
    .catch((error: unknown) => error);
  expect(fault).toMatchObject({ plain });
  expect((fault as StudentFault).plain).not.toContain('0.25');
});

test('what is thrown while a file loads answers no call', async () => {
  const target = createTarget((_from, _name, _found, failed) =>
    failed(new Fault('load', 'RangeError', 'at import')),
  );
  const student = connect(overTarget(target)).remote('student', contract);
  await expect(student.codes(x)).rejects.toMatchObject({ outcome: 'errored', thrown: null });
});

test('a proxy of an array and a long bigint are named in a few words', async () => {
  const liar = new Proxy([], { get: () => 'LEAK' });
  for (const scale of [liar, 10n ** 100_000n]) {
    const fault = await remote({ ...honest, codes: () => ({ ...honest.codes(x), scale }) })
      .codes(x)
      .catch((error: unknown) => error);
    expect((fault as StudentFault).message.length).toBeLessThan(80);
    expect((fault as StudentFault).message).not.toContain('LEAK');
  }
});

test('a missing export is a failure that names it', async () => {
  await expect(remote({}).codes(x)).rejects.toMatchObject({
    outcome: 'failed',
    message: 'No function codes is exported.',
  });
});

test('a remote and its handles are never thenable', async () => {
  const student = remote(honest);
  const scaler = await student.Scaler.create(2);
  expect('then' in student).toBe(false);
  expect('then' in scaler).toBe(false);
});

test('a look-alike whose members lie is read once, as data', async () => {
  let reads = 0;
  const liar = new Proxy(honest.codes(x), {
    get: (target, key) => {
      if (key === 'scale') reads++;
      return key === 'scale' ? reads : Reflect.get(target, key);
    },
  });
  const { scale } = await remote({ ...honest, codes: () => liar }).codes(x);
  expect([scale, scale, reads]).toEqual([1, 1, 1]);
});

test('each call leaves a trace of what was asked and what came back', async () => {
  const calls: string[] = [];
  const connection = connect(inProcess(honest, {}), ({ call, reply }) =>
    calls.push(`${call} ${reply.ok}`),
  );
  await connection.remote('student', contract).codes(x);
  expect(calls).toEqual(['codes() true']);
});

test('the fields of an argument are its own, whatever stands on Object.prototype', async () => {
  const seen: unknown[] = [];
  const set = (value: unknown): void => {
    seen.push(value);
  };
  Reflect.defineProperty(Object.prototype, 'data', { set, configurable: true });
  try {
    const { codes } = remote({
      ...honest,
      codes: (given: Tensor) => ({ ...given, scale: given.data[1] }),
    });
    await expect(codes(x)).rejects.toThrow(StudentFault);
    expect(seen).toEqual([]);
  } finally {
    Reflect.deleteProperty(Object.prototype, 'data');
  }
});

interface Echo {
  same(x: Tensor<DType>): Tensor<DType>;
}

function echo(same: (x: Tensor) => unknown) {
  const echoed: Contract<Echo> = { same: fn(anyTensor) };
  return connect(inProcess({ same }, {})).remote('student', echoed);
}

test.each([
  ['float32', Float32Array.of(1, 2)],
  ['int8', Int8Array.of(1, 2)],
  ['uint8', Uint8Array.of(1, 2)],
  ['int32', Int32Array.of(1, 2)],
] as const)('a tensor of any element type comes back as %s', async (dtype, data) => {
  const typed: Tensor<DType> = { dtype, shape: [2], data };
  expect(await echo((same) => same).same(typed)).toEqual(typed);
});

test.each([
  [
    'a type that is none',
    { dtype: 'float64', shape: [1], data: Float64Array.of(1) },
    /dtype is 'float64'/,
  ],
  ['no type', { shape: [1], data: Float32Array.of(1) }, /dtype is undefined/],
  [
    'another type than its data',
    { dtype: 'int8', shape: [1], data: Float32Array.of(1) },
    /data is/,
  ],
  [
    'a type by inheritance',
    { dtype: 'toString', shape: [1], data: Float32Array.of(1) },
    /dtype is 'toString'/,
  ],
])('a tensor that says %s is a fault', async (_, wrong, message) => {
  await expect(echo(() => wrong).same(x)).rejects.toThrow(message);
});
