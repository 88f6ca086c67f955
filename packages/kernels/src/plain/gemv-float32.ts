/**
 * `out = op(A) · op(B)` for few rows of A, where repacking B would cost as much as multiplying.
 *
 * The arguments are those of `gemm`, and so are the results, to the bit: sums run in float64 over
 * p = 0 .. k - 1 and are rounded once. B is read once per row of A, in memory order.
 */
export function gemv(
  m: number,
  n: number,
  k: number,
  a: Float32Array,
  transposeA: boolean,
  b: Float32Array,
  transposeB: boolean,
  out: Float32Array,
): void {
  const row = new Float64Array(k);
  for (let i = 0; i < m; i++) {
    for (let p = 0; p < k; p++) row[p] = transposeA ? a[p * m + i] : a[i * k + p];
    const result = out.subarray(i * n, (i + 1) * n);
    if (transposeB) dotRows(row, b, result);
    else combineRows(row, b, result);
  }
}

/** `out[j] = sum over p of row[p] * b[j, p]`: four rows of B at a time, as four independent sums. */
function dotRows(row: Float64Array, b: Float32Array, out: Float32Array): void {
  const k = row.length;
  const whole = out.length - (out.length % 4);
  for (let j = 0; j < whole; j += 4) {
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let p = 0, q = j * k; p < k; p++, q++) {
      const value = row[p];
      s0 += value * b[q];
      s1 += value * b[q + k];
      s2 += value * b[q + 2 * k];
      s3 += value * b[q + 3 * k];
    }
    out[j] = s0;
    out[j + 1] = s1;
    out[j + 2] = s2;
    out[j + 3] = s3;
  }
  for (let j = whole; j < out.length; j++) {
    let s = 0;
    for (let p = 0, q = j * k; p < k; p++, q++) s += row[p] * b[q];
    out[j] = s;
  }
}

/** `out[j] = sum over p of row[p] * b[p, j]`: whole rows of B are added up, scaled. */
function combineRows(row: Float64Array, b: Float32Array, out: Float32Array): void {
  const n = out.length;
  const sums = new Float64Array(n);
  for (let p = 0; p < row.length; p++) {
    const value = row[p];
    for (let j = 0, q = p * n; j < n; j++, q++) sums[j] += value * b[q];
  }
  out.set(sums);
}
