import type { Contender, Effort } from './measure.ts';

/** A question: the same work, done by several. */
export interface Group {
  readonly title: string;
  /** What one call does, in units that are counted per second: operations, elements. */
  readonly work: { readonly count: number; readonly unit: string };
  readonly contenders: readonly Contender[];
  readonly effort: Effort;
  readonly claims: readonly Claim[];
}

/** That `faster` takes less time than `slower`. */
export interface Claim {
  readonly faster: string;
  readonly slower: string;
  /** The ratio below which the benchmark fails; null where it only reports. */
  readonly floor: number | null;
  /** The ratio that is hoped for. */
  readonly aim?: number;
}

/** Numbers that look like trained weights and activations: uniform in [-1, 1), from a seed. */
export function uniform(length: number, seed: number): Float32Array {
  let state = seed | 1;
  return Float32Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state / 2 ** 31;
  });
}

/** int8 codes over the whole range. */
export function codes(length: number, seed: number): Int8Array {
  return Int8Array.from(uniform(length, seed), (x) => Math.floor(x * 128));
}
