import type { Arena } from './arena.ts';
import type { Relaxed } from './functions.ts';

/** How a CPU reads the second operand of the relaxed dot product. */
export type Signedness = 'unsigned' | 'signed';

/** Random cases of the self-test. */
const CASES = 64;

/**
 * Asks the CPU how it reads bytes beyond 127 in the second operand of the relaxed dot product, and
 * holds random products against that answer; null if no answer explains them.
 *
 * The specification leaves it open. x86 with AVX-VNNI reads them as unsigned, ARM with dot products as
 * signed, and both are exact then. Older x86 adds pairs with saturation, which is wrong for int8.
 */
export function signednessOf(relaxed: Relaxed, arena: Arena): Signedness | null {
  const [a, b, to] = arena.scratch(16, 16, 16);
  const dot = (left: readonly number[], right: readonly number[]): Int32Array => {
    arena.views.bytes.set(left, a);
    arena.views.bytes.set(right, b);
    relaxed.probe(a, b, to);
    return arena.views.int32.slice(to / 4, to / 4 + 4);
  };
  const [seen] = dot(Array<number>(16).fill(127), Array<number>(16).fill(255));
  const signedness = seen === 4 * 127 * 255 ? 'unsigned' : seen === 4 * 127 * -1 ? 'signed' : null;
  return signedness !== null && agrees(signedness, dot) ? signedness : null;
}

function agrees(
  signedness: Signedness,
  dot: (left: readonly number[], right: readonly number[]) => Int32Array,
): boolean {
  const next = bytes();
  for (let i = 0; i < CASES; i++) {
    const left = Array.from({ length: 16 }, next);
    const right = Array.from({ length: 16 }, next);
    const expected = [0, 1, 2, 3].map((lane) => {
      let sum = 0;
      for (let p = 4 * lane; p < 4 * lane + 4; p++) {
        sum += signed(left[p]) * (signedness === 'signed' ? signed(right[p]) : right[p]);
      }
      return sum;
    });
    if (dot(left, right).some((sum, lane) => sum !== expected[lane])) return false;
  }
  return true;
}

function signed(byte: number): number {
  return (byte << 24) >> 24;
}

/** Bytes of a linear congruential generator, every fourth one an extreme. */
function bytes(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const byte = state >>> 24;
    return byte % 4 === 0 ? [0x00, 0x7f, 0x80, 0xff][(state >>> 20) % 4] : byte;
  };
}
