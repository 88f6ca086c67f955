import type { Rung } from '@tito/check';
import { plainKernels } from '@tito/kernels';
import type { Kernels } from '@tito/kernels';
import type { ThreadedKernels } from '@tito/kernels/threads';

/** The operands of every rung: codes a [m, k] and b [k, n]. */
export interface Operands {
  readonly m: number;
  readonly k: number;
  readonly n: number;
  readonly a: Int8Array;
  readonly b: Int8Array;
}

/** Three loops, as the definition has them. */
export function naive(operands: Operands, out: Int32Array): Rung {
  const { m, k, n, a, b } = operands;
  const run = (): void => {
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let p = 0; p < k; p++) sum += a[i * k + p] * b[p * n + j];
        out[i * n + j] = sum;
      }
    }
  };
  return {
    name: 'naive TypeScript',
    why: 'One product at a time, and b is read down its columns: each value lies far from the last.',
    threads: 1,
    run,
  };
}

export function blocked(operands: Operands, out: Int32Array): Rung {
  return {
    name: 'blocked TypeScript',
    why: 'b lies along k, packed beforehand, and a value of a is loaded once for four columns; still one product at a time.',
    threads: 1,
    run: int8Product(plainKernels, operands, out),
  };
}

/** What a course without an int8 kernel calls a quantized layer. */
export function dequantized(kernels: Kernels, { m, k, n, a, b }: Operands): Rung {
  const [x, w, out] = [m * k, k * n, m * n].map((length) => new Float32Array(length));
  const codes = { scale: 1, zeroPoint: 0 };
  return {
    name: 'dequantize, then float32',
    why: 'The fastest float32 product, but all codes become float32 first, every time: four bytes each, written and read again.',
    threads: 1,
    run: () => {
      kernels.dequantize(a, x, codes);
      kernels.dequantize(b, w, codes);
      kernels.gemm(m, n, k, x, false, w, false, out);
    },
  };
}

export function simd128(kernels: Kernels, operands: Operands, out: Int32Array): Rung {
  return {
    name: 'SIMD128',
    why: 'WebAssembly: codes are widened to int16 and multiplied eight at a time; exact on every engine.',
    threads: 1,
    run: int8Product(kernels, operands, out),
  };
}

export function relaxed(kernels: Kernels, operands: Operands, out: Int32Array): Rung {
  const missing =
    'This engine and processor have no exact dot product of int8: it takes Node 24 and AVX-VNNI, or the like.';
  return {
    name: 'relaxed SIMD',
    why: 'One instruction multiplies sixteen pairs of codes and adds them up in fours.',
    threads: 1,
    run: kernels.tier === 'relaxed' ? int8Product(kernels, operands, out) : { missing },
  };
}

export function threaded(
  team: ThreadedKernels | string,
  operands: Operands,
  out: Int32Array,
): Rung {
  const threads = typeof team === 'string' ? 1 : team.threads;
  return {
    name: `${threads === 1 ? '' : `${threads} `}threads`,
    why: 'The same, while the threads take eight columns at a time off one counter, and share the memory.',
    threads,
    run: typeof team === 'string' ? { missing: team } : int8Product(team, operands, out),
  };
}

/** b is packed once, as the weights of a layer are. */
function int8Product(kernels: Kernels, { m, k, n, a, b }: Operands, out: Int32Array): () => void {
  const packed = kernels.packInt8(n, k, b, { transposed: true });
  return () => packed.multiply(m, a, 0, out);
}
