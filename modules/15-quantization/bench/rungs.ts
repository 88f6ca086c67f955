import type { Rung } from '@tito/check';
import { plainFloat32 } from '@tito/kernels/float32';
import type { Operands, RawProducts } from '@tito/kernels/raw';

/** Three loops, as the definition has them. */
export function naive({ m, k, n, a, b }: Operands, out: Int32Array): Rung {
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

/** The product of @tito/tensor: in JavaScript float32 is no slower than int8. */
export function blocked({ m, k, n, a, b }: Operands): Rung {
  const [x, w] = [a, b].map((codes) => Float32Array.from(codes));
  const out = new Float32Array(m * n);
  return {
    name: 'blocked TypeScript',
    why: 'matmul of @tito/tensor, the codes as float32: b is packed along k, sixteen sums are under way at once; still one product at a time.',
    threads: 1,
    run: () => plainFloat32.gemm(m, n, k, x, false, w, false, out),
  };
}

/** What a course without an int8 kernel calls a quantized layer. */
export function dequantized(best: RawProducts, operands: Operands): Rung {
  return {
    name: 'dequantize, then float32',
    why: 'The fastest float32 product, but all codes become float32 first, every time: four bytes each, written and read again.',
    threads: 1,
    run: best.dequantized(operands, new Float32Array(operands.m * operands.n)),
  };
}

export function simd128(portable: RawProducts, operands: Operands, out: Int32Array): Rung {
  return {
    name: 'SIMD128',
    why: 'WebAssembly, b packed beforehand: codes are widened to int16 and multiplied eight at a time; exact on every engine.',
    threads: 1,
    run: portable.int8(operands, out),
  };
}

export function relaxed(best: RawProducts, operands: Operands, out: Int32Array): Rung {
  const missing =
    'This engine and processor have no exact dot product of int8: it takes Node 24 and AVX-VNNI, or the like.';
  return {
    name: 'relaxed SIMD',
    why: 'One instruction multiplies sixteen pairs of codes and adds them up in fours.',
    threads: 1,
    run: best.tier === 'relaxed' ? best.int8(operands, out) : { missing },
  };
}

/** @param team - products that several threads share, or why there are none. */
export function threaded(team: RawProducts | string, operands: Operands, out: Int32Array): Rung {
  const threads = typeof team === 'string' ? 1 : team.threads;
  return {
    name: `${threads === 1 ? '' : `${threads} `}threads`,
    why: 'The same, while the threads take eight columns at a time off one counter, and share the memory.',
    threads,
    run: typeof team === 'string' ? { missing: team } : team.int8(operands, out),
  };
}
