// Radix selection. The bits of a float32, turned so that they grow with it, are a key of 32 bits. Counting
// the upper 16 finds the bin in which a rank lies, counting the lower 16 within that bin the value itself.
import { requireRank } from '../plain/statistics.ts';

/** Counts by the upper half of the keys, and by the lower half of the keys with one upper half. */
export interface Counters {
  high(): Uint32Array;
  low(high: number): Uint32Array;
}

/** The number of different halves of a key. */
export const BINS: number = 2 ** 16;

/** The values at `rank` and `rank + 1` in order, as `Int8Kernels.neighbours` has them. */
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

/** The bin in which a rank lies, and which rank it is within the bin. */
function find(counts: Uint32Array, rank: number): { readonly bin: number; readonly rest: number } {
  let rest = rank;
  let bin = 0;
  while (rest >= counts[bin]) rest -= counts[bin++];
  return { bin, rest };
}

function valueOf(high: number, low: number, absolute: boolean): number {
  const key = (high << 16) | low;
  const bits = absolute || key < 0 ? key & 0x7fff_ffff : ~key;
  return new Float32Array(Int32Array.of(bits).buffer)[0];
}
