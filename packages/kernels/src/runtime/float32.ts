import type { Float32Kernels, PackedFloat32 } from '../contract.ts';
import type { Engine } from './engine.ts';
import { OwnedBlock, PANEL, panelsOf, part, rowBlocks } from './layout.ts';

/**
 * Steps that a product takes before it goes on to the next panel: what they read of one, 32 bytes
 * each, stays in a first-level cache. Sums are put down and taken up again; their order stays.
 */
const STEPS_AT_ONCE = 1024;
/** Bytes of weights that are copied and packed at a time. */
const PACK_BYTES = 2 ** 19;

/** The float32 products of an engine. */
export function wasmFloat32(engine: Engine): Float32Kernels {
  const { arena } = engine;
  return {
    gemm(m, n, k, a, transposeA, b, transposeB, out) {
      if (m === 0 || n === 0) return;
      const panels = arena.allocate(packedBytes(n, k));
      try {
        pack(engine, n, k, b, transposeB, panels);
        (transposeA ? multiplyColumns : multiplyRows)(engine, m, n, k, a, panels, out);
      } finally {
        arena.free(panels);
      }
    },
    packFloat32(n, k, weights): PackedFloat32 {
      const block = new OwnedBlock(arena, packedBytes(n, k), 'packFloat32');
      pack(engine, n, k, weights, true, block.address);
      return {
        n,
        k,
        multiply(m, x, out) {
          if (m > 0 && n > 0) multiplyRows(engine, m, n, k, x, block.address, out);
        },
        dispose: () => block.free(),
      };
    },
  };
}

function packedBytes(n: number, k: number): number {
  return panelsOf(n) * 32 * k;
}

function pack(
  { arena, simd }: Engine,
  n: number,
  k: number,
  b: Float32Array,
  transposed: boolean,
  to: number,
): void {
  if (!transposed) {
    const [from] = arena.scratch(4 * k * n);
    arena.views.float32.set(b, from / 4);
    simd.packFloat32(panelsOf(n), k, from, 4 * n, to);
    return;
  }
  // Whole panels at a time; what is missing of the last one is zeros.
  const rowsAtOnce = PANEL * Math.max(1, Math.floor(PACK_BYTES / (PANEL * 4 * Math.max(1, k))));
  for (let row = 0; row < n; row += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, n - row);
    const panels = panelsOf(rows);
    const [from] = arena.scratch(4 * k * PANEL * panels);
    const { float32 } = arena.views;
    float32.set(part(b, row * k, rows * k), from / 4);
    float32.fill(0, from / 4 + rows * k, from / 4 + PANEL * panels * k);
    simd.packTransposed(panels, k, from, to + 4 * row * k);
  }
}

/** out = a · panels for a [m, k]. */
function multiplyRows(
  engine: Engine,
  m: number,
  n: number,
  k: number,
  a: Float32Array,
  panels: number,
  out: Float32Array,
): void {
  const { arena } = engine;
  const width = PANEL * panelsOf(n);
  for (const { row, rows } of rowBlocks(m, 4 * Math.min(k, STEPS_AT_ONCE), 4 * width)) {
    const [from, zeros, to] = arena.scratch(4 * rows * k, 4 * width, 4 * rows * width);
    arena.views.float32.set(part(a, row * k, rows * k), from / 4);
    multiply(engine, 'f32Gemm', { m: rows, n, k, a: from, aStride: 4 * k, panels, zeros, to });
    takeOut(engine, to, rows, n, out, row);
  }
}

/** out = aᵀ · panels for a [k, m], of which every block of rows needs all. */
function multiplyColumns(
  engine: Engine,
  m: number,
  n: number,
  k: number,
  a: Float32Array,
  panels: number,
  out: Float32Array,
): void {
  const { arena } = engine;
  const width = PANEL * panelsOf(n);
  const whole = arena.allocate(4 * k * m);
  try {
    arena.views.float32.set(a, whole / 4);
    for (const { row, rows } of rowBlocks(m, 4 * Math.min(k, STEPS_AT_ONCE), 4 * width)) {
      const [zeros, to] = arena.scratch(4 * width, 4 * rows * width);
      const from = whole + 4 * row;
      const sizes = { m: rows, n, k, a: from, aStride: 4 * m, panels, zeros, to };
      multiply(engine, 'f32ColumnsGemm', sizes);
      takeOut(engine, to, rows, n, out, row);
    }
  } finally {
    arena.free(whole);
  }
}

interface Product {
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly a: number;
  readonly aStride: number;
  readonly panels: number;
  readonly zeros: number;
  readonly to: number;
}

function multiply(
  { arena, float32 }: Engine,
  gemm: 'f32Gemm' | 'f32ColumnsGemm',
  { m, n, k, a, aStride, panels, zeros, to }: Product,
): void {
  const width = 4 * PANEL * panelsOf(n);
  const aStep = gemm === 'f32Gemm' ? 4 : aStride;
  arena.views.float32.fill(0, zeros / 4, (zeros + width) / 4);
  let [start, startStride] = [zeros, 0];
  let step = 0;
  do {
    const steps = Math.min(STEPS_AT_ONCE, k - step);
    const [from, b] = [a + aStep * step, panels + 32 * step];
    float32[gemm](m, panelsOf(n), steps, from, aStride, b, 32 * k, start, startStride, to, width);
    [start, startStride] = [to, width];
    step += steps;
  } while (step < k);
}

/** Copies rows of the result, which lie padded to whole panels, to their place. */
export function takeOut(
  { arena, simd }: Engine,
  from: number,
  rows: number,
  n: number,
  out: Float32Array | Int32Array,
  row: number,
): void {
  if (n % PANEL !== 0) simd.compact(rows, 4 * n, 4 * PANEL * panelsOf(n), from);
  const { float32, int32 } = arena.views;
  const source = out[Symbol.toStringTag] === 'Float32Array' ? float32 : int32;
  out.set(source.subarray(from / 4, from / 4 + rows * n), row * n);
}
