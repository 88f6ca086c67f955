import { gemv } from './gemv-float32.ts';

/** Rows of A and columns of B in one register block: 4 × 4 sums fit the registers of common CPUs. */
const block = 4;

/**
 * `out = op(A) · op(B)` over row-major float32, `out` being [m, n].
 *
 * Both operands are repacked so that the inner loop reads memory in order: the vectors along k, four at
 * a time, interleaved. Fewer than four rows do not repay that and go to `gemv`. Sums run in float64
 * over p = 0 .. k - 1 and are rounded once, when stored.
 *
 * This is the specification of every faster kernel, within the bound of `Float32Kernels.gemm`.
 */
export function gemm(
  m: number,
  n: number,
  k: number,
  a: Float32Array,
  transposeA: boolean,
  b: Float32Array,
  transposeB: boolean,
  out: Float32Array,
): void {
  if (m < block) return gemv(m, n, k, a, transposeA, b, transposeB, out);
  const aPanels = pack(a, m, k, transposeA ? 1 : k, transposeA ? m : 1);
  const bPanels = pack(b, n, k, transposeB ? k : 1, transposeB ? 1 : n);
  const sums = new Float64Array(block * block);
  for (let j = 0; j < n; j += block) {
    for (let i = 0; i < m; i += block) {
      multiplyPanels(k, aPanels, i * k, bPanels, j * k, sums);
      store(sums, out, i, Math.min(block, m - i), j, Math.min(block, n - j), n);
    }
  }
}

/** Panels of four vectors, [ceil(count / 4)][k][4]; the last panel is filled up with zeros. */
function pack(
  source: Float32Array,
  count: number,
  k: number,
  vectorStride: number,
  kStride: number,
): Float32Array {
  const panels = new Float32Array(Math.ceil(count / block) * block * k);
  for (let v = 0; v < count; v++) {
    const lane = v % block;
    let to = (v - lane) * k + lane;
    let from = v * vectorStride;
    for (let p = 0; p < k; p++, to += block, from += kStride) panels[to] = source[from];
  }
  return panels;
}

function multiplyPanels(
  k: number,
  a: Float32Array,
  aStart: number,
  b: Float32Array,
  bStart: number,
  sums: Float64Array,
): void {
  let [s00, s01, s02, s03] = [0, 0, 0, 0];
  let [s10, s11, s12, s13] = [0, 0, 0, 0];
  let [s20, s21, s22, s23] = [0, 0, 0, 0];
  let [s30, s31, s32, s33] = [0, 0, 0, 0];
  for (let p = 0, i = aStart, j = bStart; p < k; p++, i += block, j += block) {
    const b0 = b[j];
    const b1 = b[j + 1];
    const b2 = b[j + 2];
    const b3 = b[j + 3];
    const a0 = a[i];
    s00 += a0 * b0;
    s01 += a0 * b1;
    s02 += a0 * b2;
    s03 += a0 * b3;
    const a1 = a[i + 1];
    s10 += a1 * b0;
    s11 += a1 * b1;
    s12 += a1 * b2;
    s13 += a1 * b3;
    const a2 = a[i + 2];
    s20 += a2 * b0;
    s21 += a2 * b1;
    s22 += a2 * b2;
    s23 += a2 * b3;
    const a3 = a[i + 3];
    s30 += a3 * b0;
    s31 += a3 * b1;
    s32 += a3 * b2;
    s33 += a3 * b3;
  }
  sums[0] = s00;
  sums[1] = s01;
  sums[2] = s02;
  sums[3] = s03;
  sums[4] = s10;
  sums[5] = s11;
  sums[6] = s12;
  sums[7] = s13;
  sums[8] = s20;
  sums[9] = s21;
  sums[10] = s22;
  sums[11] = s23;
  sums[12] = s30;
  sums[13] = s31;
  sums[14] = s32;
  sums[15] = s33;
}

function store(
  sums: Float64Array,
  out: Float32Array,
  row: number,
  height: number,
  column: number,
  width: number,
  n: number,
): void {
  for (let i = 0; i < height; i++) {
    const to = (row + i) * n + column;
    for (let j = 0; j < width; j++) out[to + j] = sums[i * block + j];
  }
}
