import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Module01 } from '../src/contract.ts';
import * as reference from '../src/index.ts';
import { columnLines, firstLostInteger, flatIndex, sizeOf } from '../src/index.ts';

// The compiler is the test: the package's main entry is what module 01 asks for.
const module01: Module01 = reference;

const shape = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });

test('the main entry answers for module 01', () => {
  expect(module01.matmulIntensity(6)).toBe(1);
});

test('flatIndex counts every index once, in order', () => {
  fc.assert(
    fc.property(shape, (dimensions) => {
      const all = indices(dimensions).map((index) => flatIndex(index, dimensions));
      expect(all).toEqual(Array.from({ length: sizeOf(dimensions) }, (_, i) => i));
    }),
    { seed: 1, numRuns: 50 },
  );
});

/** All indices of a shape, the last axis fastest. */
function indices(dimensions: readonly number[]): readonly (readonly number[])[] {
  const [first, ...rest] = dimensions;
  if (first === undefined) return [[]];
  return Array.from({ length: first }, (_, i) =>
    indices(rest).map((index) => [i, ...index]),
  ).flat();
}

test.each([[[2, 0]], [[0]], [[0, -1]], [[0.5, 0]]])('flatIndex refuses %j in [2, 2]', (index) => {
  expect(() => flatIndex(index, [2, 2])).toThrow(RangeError);
});

test('columnLines counts the lines that hold a value of the column', () => {
  const size = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(size, size, fc.constantFrom(32, 64, 128), (rows, columns, lineBytes) => {
      const lines = new Set(
        Array.from({ length: rows }, (_, row) => Math.floor((4 * columns * row) / lineBytes)),
      );
      expect(columnLines(rows, columns, lineBytes)).toBe(lines.size);
    }),
    { seed: 1, numRuns: 100 },
  );
});

test('float32 loses the first whole number where it says, and float64 too', () => {
  expect(Math.fround(firstLostInteger(24))).not.toBe(firstLostInteger(24));
  for (let n = firstLostInteger(24) - 9; n < firstLostInteger(24); n++)
    expect(Math.fround(n)).toBe(n);
  expect(() => firstLostInteger(53)).toThrow(/from 1 to 52/);
});
