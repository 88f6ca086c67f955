import {
  atLeast,
  atMost,
  compareArrays,
  fail,
  firstFailure,
  indexOf,
  isClose,
  pass,
  refuses,
  shapeIs,
  StudentFault,
  worst,
} from '@tito/check';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const zero = { value: 0, limit: 0, unit: 'codes off', sense: 'at most' } as const;

test.each([
  [0.3, 0.5, true],
  [0.5, 0.5, true],
  [0.6, 0.5, false],
  [NaN, 0.5, false],
])('atMost(%d, %d) holds: %s', (value, limit, ok) => {
  expect(atMost(value, limit, '%', 'Too much.')).toMatchObject({
    ok,
    measured: { value, limit, unit: '%' },
  });
});

test('atLeast fails on NaN and says what was measured and needed', () => {
  expect(atLeast(NaN, 36, 'dB', 'Too noisy.').ok).toBe(false);
  expect(atLeast(30, 36, 'dB', 'Too noisy.')).toMatchObject({
    student: 'Too noisy.',
    staff: 'Too noisy. Measured 30 dB; needed at least 36.',
  });
});

const compare = (yours: number[], expected: number[], allowed = 0) =>
  compareArrays({
    yours,
    expected,
    allowed: () => allowed,
    shape: [expected.length],
    unit: 'codes off',
    student: 'Codes differ.',
  });

test('arrays are equal only to themselves', () => {
  const values = fc.array(fc.integer({ min: -128, max: 127 }), { maxLength: 20 });
  fc.assert(
    fc.property(values, values, (a, b) => {
      expect(compare(a, b).ok).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
    { seed: 1 },
  );
});

test('NaN is close to nothing, not even to NaN', () => {
  expect(compare([NaN], [NaN], 1e9)).toMatchObject({ ok: false, measured: { value: 1 } });
});

test('an empty array does not equal a full one', () => {
  expect(compare([], [1, 2])).toMatchObject({ ok: false, measured: { value: 2 } });
});

test('at most four rows are shown, with their index in the given dimensions', () => {
  const finding = compareArrays({
    yours: new Int8Array(12),
    expected: new Int8Array(12).fill(1),
    allowed: () => 0,
    shape: [3, 4],
    unit: 'codes off',
    student: 'Codes differ.',
  });
  if (finding.ok) throw new Error('expected a failure');
  expect(finding.rows?.map(({ at }) => at)).toEqual([
    [0, 0],
    [0, 1],
    [0, 2],
    [0, 3],
  ]);
  expect(finding.measured.value).toBe(12);
});

test('a flat index and its dimensions agree', () => {
  expect([0, 5, 23].map((i) => indexOf(i, [2, 3, 4]))).toEqual([
    [0, 0, 0],
    [0, 1, 1],
    [1, 2, 3],
  ]);
});

test('firstFailure finds the first failure, or ends on the last success', () => {
  const bad = fail(zero, 'No.');
  expect(firstFailure([pass(zero), bad, fail(zero, 'Later.')])).toBe(bad);
  expect(firstFailure([pass(zero), pass(zero, 'last')])).toEqual(pass(zero, 'last'));
});

test('a call that should be refused is told with every error that may refuse it', async () => {
  const fault = new StudentFault('errored', 'f() threw Error: no', { thrown: 'Error' });
  const cases = [['axis 2', () => Promise.reject(fault)]] as const;
  const { ok, ...finding } = await refuses('sum', cases, ['ShapeError', 'RangeError']);
  expect(ok).toBe(false);
  expect(finding).toMatchObject({
    student: 'sum should throw a ShapeError or a RangeError for axis 2 (it threw an Error).',
  });
});

test('isClose is relative and refuses NaN', () => {
  expect([isClose(1.000001, 1, 1e-5), isClose(1.1, 1, 1e-5), isClose(NaN, 1, 1)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('of passes the tightest is told; of exact ones the first about values, not about shapes', () => {
  const shape = shapeIs('f', [2], [2], 'told');
  const [codes, values] = [pass(zero), pass({ ...zero, unit: 'values off' })];
  const near = pass({ value: 1, limit: 2, unit: '%', sense: 'at most' });
  expect(worst([shape, codes, values, shape])).toEqual(codes);
  expect(worst([shape, codes, near, shape])).toEqual(near);
  expect(worst([shape, shape])).toEqual(shape);
});
