/** Smallest and largest value; NaN for both if a value is NaN, [Infinity, -Infinity] if there is none. */
export function minMax(x: Float32Array): readonly [min: number, max: number] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < x.length; i++) {
    const value = x[i];
    if (value < low) low = value;
    if (value > high) high = value;
    if (Number.isNaN(value)) return [NaN, NaN];
  }
  // A minimum of -0 and one of 0 are equal; adding 0 makes them the same bits.
  return [low + 0, high + 0];
}

/** Counts by the upper half of the keys, and by the lower half of the keys with one upper half. */
export interface Counters {
  high(): Uint32Array;
  low(high: number): Uint32Array;
}

/** The number of different halves of a 32-bit key. */
export const BINS: number = 2 ** 16;
/** Fewer values are sorted in less time than it takes to look through the counters. */
export const FEW: number = 2 ** 12;

/**
 * The values at `rank` and `rank + 1` in order, by radix selection.
 *
 * The bits of a float32, turned so that they grow with it, are a number of 32 bits. Counting the upper
 * 16 finds the bin in which a rank lies, counting the lower 16 within that bin finds the value itself.
 */
export function neighbours(
  x: Float32Array,
  rank: number,
  absolute = false,
): readonly [value: number, next: number] {
  if (x.length >= FEW) return select(x.length, rank, absolute, countersOf(x, absolute));
  requireRank(rank, x.length);
  const sorted = (absolute ? x.map(Math.abs) : x).toSorted();
  return [sorted[rank], sorted[Math.min(rank + 1, x.length - 1)]];
}

/** The selection over counters, wherever they are counted. */
export function select(
  length: number,
  rank: number,
  absolute: boolean,
  counters: Counters,
): readonly [value: number, next: number] {
  requireRank(rank, length);
  const highs = counters.high();
  const first = find(highs, rank);
  const second = find(highs, Math.min(rank + 1, length - 1));
  const lows = counters.low(first.bin);
  const firstLow = find(lows, first.rest).bin;
  const secondLow =
    second.bin === first.bin
      ? find(lows, second.rest).bin
      : find(counters.low(second.bin), second.rest).bin;
  return [valueOf(first.bin, firstLow, absolute), valueOf(second.bin, secondLow, absolute)];
}

function requireRank(rank: number, length: number): void {
  if (Number.isInteger(rank) && rank >= 0 && rank < length) return;
  throw new RangeError(
    `neighbours: rank is ${rank}: an integer in [0, ${length - 1}] is needed, x has ${length} values`,
  );
}

/** The bin in which a rank lies, and which rank it is within the bin. */
function find(counts: Uint32Array, rank: number): { readonly bin: number; readonly rest: number } {
  let rest = rank;
  let bin = 0;
  while (rest >= counts[bin]) rest -= counts[bin++];
  return { bin, rest };
}

function countersOf(x: Float32Array, absolute: boolean): Counters {
  const bits = new Int32Array(x.buffer, x.byteOffset, x.length);
  return {
    high() {
      const counts = new Uint32Array(BINS);
      for (let i = 0; i < bits.length; i++) counts[keyOf(bits[i], absolute) >>> 16]++;
      return counts;
    },
    low(high) {
      const counts = new Uint32Array(BINS);
      for (let i = 0; i < bits.length; i++) {
        const key = keyOf(bits[i], absolute);
        if (key >>> 16 === high) counts[key & 0xffff]++;
      }
      return counts;
    },
  };
}

/** Bits that grow as the number does: a negative one has all turned, any other the sign. */
function keyOf(bits: number, absolute: boolean): number {
  return absolute ? bits & 0x7fff_ffff : bits ^ ((bits >> 31) | (1 << 31));
}

function valueOf(high: number, low: number, absolute: boolean): number {
  const key = (high << 16) | low;
  const bits = absolute || key < 0 ? key & 0x7fff_ffff : ~key;
  return new Float32Array(Int32Array.of(bits).buffer)[0];
}
