/**
 * A stream of pseudo-random numbers, the same on every engine for the same seed.
 *
 * Only whole-number steps, `Math.imul` and exact float64 sums are used, never `Math.random` or
 * functions whose last bit engines may choose.
 */
export interface Random {
  /** A whole number in [0, 2^32), uniform. */
  uint32(): number;
  /** A number in [low, high) with 24 random bits; exact in float32 for [0, 1), the default. */
  uniform(low?: number, high?: number): number;
  /** A whole number in [0, n), unbiased. @throws {RangeError} unless n is whole and 1 <= n <= 2^32. */
  integer(n: number): number;
  /**
   * A normal number: twelve uniforms minus six (Irwin–Hall), mean 0 and variance 1 by default.
   *
   * Symmetric, and bounded: it never lies further than 6 deviations from the mean.
   */
  normal(mean?: number, deviation?: number): number;
  /** Shuffles in place, every order equally likely (Fisher–Yates), and returns the same array. */
  shuffle<T>(array: T[]): T[];
  /**
   * An independent stream for `label`, fixed by this stream's seed and the label alone.
   *
   * It neither depends on nor changes how far this stream has been read, so a draw added in one place
   * shifts nothing elsewhere. The same label gives the same stream again.
   */
  fork(label: string): Random;
}

/**
 * A generator for a seed: sfc32, its 128-bit state filled from a hash of the seed.
 *
 * The number 1 and the string '1' are different seeds.
 *
 * Source: Chris Doty-Humphrey's sfc32 (PractRand); MurmurHash3's mixing (Austin Appleby). Both are in
 * the public domain.
 *
 * @throws {RangeError} if a number seed is NaN or infinite.
 * @example
 * random(1).uint32() === random(1).uint32(); // => true
 */
export function random(seed: number | string): Random {
  if (typeof seed === 'number' && !Number.isFinite(seed)) {
    throw new RangeError(`random: seed is ${seed}: a finite number or a string is needed`);
  }
  const text = String(seed);
  return stream(`${typeof seed} ${text.length}:${text}`);
}

function stream(path: string): Random {
  const uint32 = sfc32(hash128(path));
  const uniform = (low = 0, high = 1): number => low + (high - low) * ((uint32() >>> 8) / 2 ** 24);
  const integer = (n: number): number => drawInteger(uint32, n);
  return {
    uint32,
    uniform,
    integer,
    normal: (mean = 0, deviation = 1) => mean + deviation * drawNormal(uint32),
    shuffle: (array) => shuffle(integer, array),
    // The length makes paths unambiguous, whatever characters a label holds.
    fork: (label) => stream(`${path}/${label.length}:${label}`),
  };
}

type State = readonly [number, number, number, number];

function sfc32(state: State): () => number {
  let [a, b, c, counter] = state;
  const next = (): number => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  };
  // As in the published generator, the first outputs only mix the seed.
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** Four odd multipliers, those of MurmurHash3's 128-bit variant: one lane of the hash each. */
const multipliers: State = [0x239b961b, 0xab0e9789, 0x38b34ae5, 0xa1e38b93];

function hash128(text: string): State {
  const [first, second, third, fourth] = multipliers;
  return [hash32(text, first), hash32(text, second), hash32(text, third), hash32(text, fourth)];
}

/** MurmurHash3's 32-bit hash over UTF-16 code units, with the lane's multiplier. */
function hash32(text: string, multiplier: number): number {
  let hash = multiplier;
  for (let i = 0; i < text.length; i++) {
    hash ^= Math.imul(rotateLeft(Math.imul(text.charCodeAt(i) + 1, multiplier), 15), 0x1b873593);
    hash = (Math.imul(rotateLeft(hash, 13), 5) + 0xe6546b64) | 0;
  }
  hash ^= text.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** Draws until the word lies below the largest multiple of n, so that no remainder is favoured. */
function drawInteger(uint32: () => number, n: number): number {
  if (!Number.isInteger(n) || n < 1 || n > 2 ** 32) {
    throw new RangeError(`integer: n is ${n}: a whole number in [1, 2^32] is needed`);
  }
  const limit = 2 ** 32 - (2 ** 32 % n);
  let word = uint32();
  while (word >= limit) word = uint32();
  return word % n;
}

/** Exact in float64: twelve words sum below 2^36. The 6 centres each word on its step of 2^-32. */
function drawNormal(uint32: () => number): number {
  let total = 6;
  for (let i = 0; i < 12; i++) total += uint32();
  return total / 2 ** 32 - 6;
}

function shuffle<T>(integer: (n: number) => number, array: T[]): T[] {
  for (let last = array.length - 1; last > 0; last--) {
    const chosen = integer(last + 1);
    const value = array[last];
    array[last] = array[chosen];
    array[chosen] = value;
  }
  return array;
}
