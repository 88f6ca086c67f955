import type { Ladder, OwnRung } from '@tito/check';
import { measurePeak, rawProducts, sharedRawProducts } from '@tito/kernels/raw';
import type { Operands, RawProducts } from '@tito/kernels/raw';
import { fromData, random } from '@tito/tensor';
import { blocked, dequantized, naive, relaxed, simd128, threaded } from './rungs.ts';

/** Large enough that a product is more than its call, small enough that three loops take 50 ms. */
const [M, K, N] = [64, 512, 512];

/** The int8 product, from three loops to all processors. */
export async function openLadder(): Promise<Ladder> {
  const operands: Operands = { m: M, k: K, n: N, a: codes(M * K, 'a'), b: codes(K * N, 'b') };
  const [best, portable] = [rawProducts(), rawProducts({ tier: 'simd128' })];
  const team = await teamHere();
  const peak = measurePeak();
  const out = new Int32Array(M * N);
  return {
    title: `int8 product [${M}, ${K}] by [${K}, ${N}]`,
    operations: 2 * M * K * N,
    peak: {
      perSecond: peak.int8,
      of: `the ${peak.tier} dot product on registers alone, on one thread`,
    },
    rungs: [
      naive(operands, out),
      blocked(operands),
      dequantized(best, operands),
      simd128(portable, operands, out),
      relaxed(best, operands, out),
      threaded(team, operands, out),
    ],
    own: own(portable, operands),
    close: async () => {
      if (typeof team !== 'string') await team.close();
    },
  };
}

function codes(length: number, seed: string): Int8Array {
  const source = random(seed);
  return Int8Array.from({ length }, () => source.integer(256) - 128);
}

/** Threads, or why there are none. */
async function teamHere(): Promise<RawProducts | string> {
  try {
    const team = await sharedRawProducts();
    if (team.threads > 1) return team;
    await team.close();
    return 'This machine has one processor.';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function own(products: RawProducts, operands: Operands): OwnRung {
  const { m, k, n, a, b } = operands;
  const expected = new Int32Array(m * n);
  products.int8(operands, expected)();
  return {
    name: 'your matmulInt8',
    why: 'Your code, in the process where it is judged, which has plain JavaScript only.',
    task: '15.6',
    export: 'matmulInt8',
    args: [fromData(a, [m, k]), fromData(b, [k, n])],
    empty: `export function matmulInt8(a, b) {
  const shape = [a.shape[0], b.shape[1]];
  return { dtype: 'int32', shape, data: new Int32Array(shape[0] * shape[1]) };
}
`,
    judge: (result) => wrongSum(result, expected, n),
  };
}

/** The first sum that is not the expected one, in words, or null. */
function wrongSum(result: unknown, expected: Int32Array, n: number): string | null {
  if (typeof result !== 'object' || result === null || !('data' in result)) {
    return 'matmulInt8 gives no tensor.';
  }
  const { data } = result;
  if (!(data instanceof Int32Array)) return 'matmulInt8 gives no int32 tensor.';
  const wrong = expected.findIndex((sum, i) => data[i] !== sum);
  if (wrong === -1) return null;
  const [row, column] = [Math.floor(wrong / n), wrong % n];
  return `matmulInt8 is not exact: at [${row}, ${column}] it gives ${data[wrong]}, and ${expected[wrong]} is right.`;
}
