import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';

/** A small generator of pseudo-random numbers: properties draw its seed, not every value. */
export function generator(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** How int8 codes are filled: anything, the extremes in any order, or one extreme throughout. */
export type Pattern = 'any' | 'extremes' | 'lowest' | 'highest';

export const pattern: Arbitrary<Pattern> = fc.constantFrom('any', 'extremes', 'lowest', 'highest');

export function codes(length: number, of: Pattern, seed: number): Int8Array {
  const next = generator(seed);
  const code = {
    any: () => (next() % 256) - 128,
    extremes: () => [-128, 127, -127, -1, 0, 1][next() % 6],
    lowest: () => -128,
    highest: () => 127,
  }[of];
  return Int8Array.from({ length }, code);
}

export const zeroPoint: Arbitrary<number> = fc.oneof(
  fc.integer({ min: -128, max: 127 }),
  fc.constantFrom(-128, 0, 127),
);

/** Rows: none, the special ones, everything around the tiles, and more than one block of rows. */
export const rows: Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.constantFrom(1, 2, 3, 7, 31),
);
export const columns: Arbitrary<number> = fc.integer({ min: 0, max: 41 });
export const depth: Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.constantFrom(63, 64, 65, 127),
);

/** Normally sized float32, some of them special. */
export function floats(length: number, seed: number): Float32Array {
  const next = generator(seed);
  return Float32Array.from({ length }, () => {
    const special = next() % 16 === 0;
    return special ? [0, -0, 1, -1, 0.5, 1e-3, 3e4][next() % 7] : next() / 2 ** 31 - 1;
  });
}
