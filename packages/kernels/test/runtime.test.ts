import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { float32Kernels, int8Kernels, plainKernels, useKernels } from '../src/index.ts';
import { resetKernels } from '../src/reset.ts';
import { Arena } from '../src/runtime/arena.ts';
import type { Relaxed } from '../src/runtime/functions.ts';
import { signednessOf } from '../src/runtime/signedness.ts';
import { compileKernels, kernelsOf, loadKernels, loadKernelsAsync } from '../src/wasm.ts';
import { generator } from './support/arbitraries.ts';
import { fastTiers } from './support/tiers.ts';

test('blocks never overlap, are aligned, and are used again, however they come and go', () => {
  const arena = new Arena();
  const next = generator(1);
  const live = new Map<number, number>();
  for (let i = 0; i < 2_000; i++) {
    const [oldest] = live.keys();
    if (oldest !== undefined && next() % 3 === 0) {
      arena.free(oldest);
      live.delete(oldest);
    } else {
      const bytes = next() % 9_000;
      live.set(arena.allocate(bytes), bytes);
    }
  }
  const blocks = [...live].toSorted(([a], [b]) => a - b);
  for (const [i, [start, bytes]] of blocks.entries()) {
    expect(start % 64).toBe(0);
    const end = blocks[i + 1]?.[0] ?? arena.memory.buffer.byteLength;
    expect(start + bytes).toBeLessThanOrEqual(end);
  }
  const before = arena.memory.buffer.byteLength;
  for (const start of live.keys()) arena.free(start);
  arena.free(arena.allocate(before - 1_000));
  expect(arena.memory.buffer.byteLength).toBe(before);
  expect(() => arena.free(1)).toThrow('arena: no block starts at 1');
});

test('memory that WebAssembly cannot have is refused, and nothing is lost', () => {
  const arena = new Arena();
  expect(() => arena.allocate(2 ** 32)).toThrow('which holds 4 GiB');
  arena.free(arena.allocate(100));
});

test('weights that are packed and disposed leave the memory as large as it was', () => {
  const kernels = loadKernels();
  const codes = new Int8Array(512 * 512);
  const out = new Int32Array(512);
  for (let i = 0; i < 200; i++) {
    const packed = kernels.packInt8(512, 512, codes);
    packed.multiply(1, codes.subarray(0, 512), 0, out);
    packed.dispose();
  }
  // 200 times 262 kB would be 52 MB; what cannot be seen from outside shows in the next block.
  expect(kernels.packInt8(512, 512, codes).byteLength).toBe(512 * 512 + 4 * 512);
});

const notThere = (): never => {
  throw new Error('not a part of the probe');
};

/** A relaxed dot product as some CPUs compute it, written out. */
function cpu(dot: (a: number, b: number) => number, saturate = false): (arena: Arena) => Relaxed {
  return (arena) => ({
    f32Peak: notThere,
    i8Peak: notThere,
    f32Gemm: notThere,
    f32ColumnsGemm: notThere,
    i8Gemm: notThere,
    quantize: notThere,
    probe(a, b, to) {
      const { int8, int32 } = arena.views;
      for (let lane = 0; lane < 4; lane++) {
        const products = [0, 1, 2, 3].map((i) =>
          dot(int8[a + 4 * lane + i], int8[b + 4 * lane + i]),
        );
        const pair = (i: number): number => {
          const sum = products[i] + products[i + 1];
          return saturate ? Math.max(-32_768, Math.min(32_767, sum)) : sum;
        };
        int32[to / 4 + lane] = pair(0) + pair(2);
      }
    },
  });
}

test.each([
  { what: 'AVX-VNNI', relaxed: cpu((a, b) => a * (b & 0xff)), seen: 'unsigned' },
  { what: 'ARM', relaxed: cpu((a, b) => a * b), seen: 'signed' },
  { what: 'SSSE3, which saturates', relaxed: cpu((a, b) => a * (b & 0xff), true), seen: null },
  { what: 'twice the sum', relaxed: cpu((a, b) => 2 * a * (b & 0xff)), seen: null },
  {
    what: 'one that only looks signed',
    relaxed: cpu((a, b) => (a === 127 ? a * b : a * (b & 0xff))),
    seen: null,
  },
])('the probe of $what gives $seen', ({ relaxed, seen }) => {
  const arena = new Arena();
  expect(signednessOf(relaxed(arena), arena)).toBe(seen);
});

test('plain kernels are in use until others are chosen, for all element types', () => {
  const [, kernels] = fastTiers[0];
  expect(plainKernels).toMatchObject({ ...float32Kernels(), ...int8Kernels() });
  expect(useKernels(kernels)).toBe(plainKernels);
  expect([float32Kernels(), int8Kernels()]).toEqual([kernels, kernels]);
  expect(useKernels(plainKernels)).toBe(kernels);
});

test('every way to load gives the same tier, and a tier can be forced', async () => {
  const best = loadKernels();
  expect((await loadKernelsAsync()).tier).toBe(best.tier);
  expect(kernelsOf(await compileKernels()).tier).toBe(best.tier);
  expect(loadKernels({ tier: 'simd128' })).toMatchObject({ tier: 'simd128', deterministic: true });
  expect(loadKernels({ deterministic: true })).toMatchObject({ deterministic: true });
});

test('without relaxed SIMD the other tier serves, and the forced one is refused by name', async () => {
  const compiled = { ...(await compileKernels()), relaxed: null };
  expect(kernelsOf(compiled).tier).toBe('simd128');
  expect(() => kernelsOf(compiled, { tier: 'relaxed' })).toThrow(
    'loadKernels: tier is relaxed: this engine has no relaxed SIMD',
  );
});

test('kernels compiled here run in a worker', async () => {
  const source = `
    import { parentPort, workerData } from 'node:worker_threads';
    const { kernelsOf } = await import(workerData.entry);
    const kernels = kernelsOf(workerData.compiled);
    const out = new Int32Array(1);
    kernels.packInt8(1, 2, new Int8Array([127, -128])).multiply(1, new Int8Array([-128, -128]), 0, out);
    parentPort.postMessage([kernels.tier, out[0]]);`;
  const entry = new URL('../src/wasm.ts', import.meta.url).href;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`), {
    workerData: { entry, compiled: await compileKernels() },
  });
  const answer = await new Promise((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
  await worker.terminate();
  expect(answer).toEqual([loadKernels().tier, 128]);
});

test('resetting puts the plain kernels back in use, for every element type', () => {
  const fast = loadKernels({ tier: 'simd128' });
  useKernels(fast);
  expect([float32Kernels(), int8Kernels()]).toEqual([fast, fast]);
  resetKernels();
  expect(useKernels(plainKernels)).toBe(plainKernels);
  expect([float32Kernels(), int8Kernels()]).not.toContain(fast);
});
