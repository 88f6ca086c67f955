import { i16x8, i32, i32x4, i8x16, v128 } from '../emitter/instructions.ts';
import { int } from '../emitter/value.ts';
import type { Body } from '../emitter/body.ts';
import type { ModuleBuilder } from '../emitter/module.ts';
import type { I32, Local, V128 } from '../emitter/value.ts';

// B is packed into panels of 8 columns: [panels][steps][8 columns][4 bytes], where the 4 bytes are
// one float32 or four int8 along k. Columns and steps beyond the matrix are zeros.

/** Shuffles by 4-byte words: 0 to 3 from the first vector, 4 to 7 from the second. */
const words = (a: V128, b: V128, picks: readonly number[]): V128 =>
  i8x16.shuffle(
    a,
    b,
    picks.flatMap((word) => [0, 1, 2, 3].map((byte) => 4 * word + byte)),
  );

/** The rows of a 4 × 4 matrix of words, as its columns. */
function transposed(body: Body, rows: readonly V128[]): readonly V128[] {
  const [r0, r1, r2, r3] = rows;
  const low01 = body.let(words(r0, r1, [0, 4, 1, 5]));
  const low23 = body.let(words(r2, r3, [0, 4, 1, 5]));
  const high01 = body.let(words(r0, r1, [2, 6, 3, 7]));
  const high23 = body.let(words(r2, r3, [2, 6, 3, 7]));
  return [
    words(low01, low23, [0, 1, 4, 5]),
    words(low01, low23, [2, 3, 6, 7]),
    words(high01, high23, [0, 1, 4, 5]),
    words(high01, high23, [2, 3, 6, 7]),
  ];
}

/** Packs a matrix of words that lies as [8 · panels][steps]: a weight [n, k], transposed. */
export function packTransposed(module: ModuleBuilder): void {
  const parameters = { panels: 'i32', steps: 'i32', from: 'i32', to: 'i32' } as const;
  module.function('packTransposed', parameters, (body, { panels, steps, from, to }) => {
    const rowBytes = body.let(i32.shl(steps, int(2)));
    const count = body.local('i32');
    const row = body.localsOf('i32', 8);
    body.repeat(panels, () => {
      body.set(row[0], from);
      for (let i = 1; i < 8; i++) body.set(row[i], i32.add(row[i - 1], rowBytes));
      body.set(from, i32.add(row[7], rowBytes));
      body.set(count, i32.shr_u(steps, int(2)));
      body.repeat(count, () => packFourSteps(body, row, to));
      body.set(count, i32.and(steps, int(3)));
      body.repeat(count, () => packOneStep(body, row, to));
    });
  });
}

function packFourSteps(body: Body, row: readonly Local<'i32'>[], to: Local<'i32'>): void {
  const loaded = row.map((address) => body.let(v128.load(address)));
  for (const half of [0, 1]) {
    const steps = transposed(body, loaded.slice(4 * half, 4 * half + 4));
    for (const [step, value] of steps.entries()) body.store(value, to, 32 * step + 16 * half);
  }
  for (const address of row) body.advance(address, 16);
  body.advance(to, 128);
}

function packOneStep(body: Body, row: readonly Local<'i32'>[], to: Local<'i32'>): void {
  for (const [column, address] of row.entries()) {
    body.store(i32.load(address), to, 4 * column);
    body.advance(address, 4);
  }
  body.advance(to, 32);
}

/** Packs float32 that lies as [steps][n]: the last panel may take in values of the next row. */
export function packFloat32(module: ModuleBuilder): void {
  const parameters = {
    panels: 'i32',
    steps: 'i32',
    from: 'i32',
    rowBytes: 'i32',
    to: 'i32',
  } as const;
  module.function('packFloat32', parameters, (body, { panels, steps, from, rowBytes, to }) => {
    const [count, row] = body.localsOf('i32', 2);
    body.repeat(panels, () => {
      body.set(count, steps);
      body.set(row, from);
      body.repeat(count, () => {
        body.store(v128.load(row), to);
        body.store(v128.load(row, 16), to, 16);
        body.advance(row, rowBytes);
        body.advance(to, 32);
      });
      body.advance(from, 32);
    });
  });
}

/** Packs int8 that lies as [4 · steps][n]: four rows are woven together, 8 columns at a time. */
export function packInt8(module: ModuleBuilder): void {
  const parameters = {
    panels: 'i32',
    steps: 'i32',
    from: 'i32',
    rowBytes: 'i32',
    to: 'i32',
  } as const;
  const weave = [0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23];
  const pairs = [0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23];
  module.function('packInt8', parameters, (body, { panels, steps, from, rowBytes, to }) => {
    const [count, row] = body.localsOf('i32', 2);
    const next = (): V128 => {
      const loaded = body.let(v128.load64_zero(row));
      body.advance(row, rowBytes);
      return loaded;
    };
    body.repeat(panels, () => {
      body.set(count, steps);
      body.set(row, from);
      body.repeat(count, () => {
        const upper = body.let(i8x16.shuffle(next(), next(), weave));
        const lower = body.let(i8x16.shuffle(next(), next(), weave));
        body.store(i8x16.shuffle(upper, lower, pairs), to);
        const high = pairs.map((byte) => byte + 8);
        body.store(i8x16.shuffle(upper, lower, high), to, 16);
        body.advance(to, 32);
      });
      body.advance(from, 8);
    });
  });
}

/** Two of every four bytes, of eight groups of four. */
const halves = (first: number): number[] =>
  Array.from({ length: 8 }, (_, i) => [4 * i + first, 4 * i + first + 1]).flat();

/** Turns every [8 columns][4 bytes], in place, into two [8 columns][2 bytes], for int16 pairs. */
export function splitIntoPairs(module: ModuleBuilder): void {
  module.function('splitIntoPairs', { blocks: 'i32', at: 'i32' }, (body, { blocks, at }) => {
    body.repeat(blocks, () => {
      const left = body.let(v128.load(at));
      const right = body.let(v128.load(at, 16));
      body.store(i8x16.shuffle(left, right, halves(0)), at);
      body.store(i8x16.shuffle(left, right, halves(2)), at, 16);
      body.advance(at, 32);
    });
  });
}

/** The sum of every packed column of int8, as int32, 8 per panel. */
export function columnSums(module: ModuleBuilder): void {
  const parameters = { panels: 'i32', steps: 'i32', from: 'i32', to: 'i32' } as const;
  module.function('columnSums', parameters, (body, { panels, steps, from, to }) => {
    const count = body.local('i32');
    const sums = body.localsOf('v128', 2);
    body.repeat(panels, () => {
      for (const sum of sums) body.set(sum, v128.zero);
      body.set(count, steps);
      body.repeat(count, () => {
        for (const [half, sum] of sums.entries()) {
          body.set(sum, i32x4.add(sum, sumOfFours(from, 16 * half)));
        }
        body.advance(from, 32);
      });
      for (const [half, sum] of sums.entries()) body.store(sum, to, 16 * half);
      body.advance(to, 32);
    });
  });
}

function sumOfFours(address: I32, offset: number): V128 {
  const bytes = v128.load(address, offset);
  return i32x4.extadd_pairwise_i16x8_s(i16x8.extadd_pairwise_i8x16_s(bytes));
}
