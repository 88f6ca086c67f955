/**
 * out[i, j] = sum over p of a[i, p] * b[j, p]: rows of `a` [m, k] by rows of `b` [n, k], in int32.
 *
 * Exact, provided that k * max|a| * max|b| < 2^31, which callers check (`requireDepth`): then every
 * partial sum is an integer below 2^31 in absolute value, so `| 0` never changes one; it only tells
 * the engine to keep the sum in an int32 register. Products, at most 2^14, are exact as they are.
 *
 * Both operands are read along k, as a Linear's weight [out, in] lies in memory.
 * Cost: 2 m n k integer operations, no allocation.
 *
 * This is the specification of every faster kernel: they agree to the bit.
 */
export function gemmInt8(
  m: number,
  n: number,
  k: number,
  a: Int8Array,
  b: Int8Array,
  out: Int32Array,
): void {
  const blocked = n - (n % 4);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < blocked; j += 4) fourDots(k, a, i * k, b, j * k, out, i * n + j);
    for (let j = blocked; j < n; j++) out[i * n + j] = dot(k, a, i * k, b, j * k);
  }
}

/** One row of `a` by four rows of `b`: a value of `a` is loaded once for four products. */
function fourDots(
  k: number,
  a: Int8Array,
  aStart: number,
  b: Int8Array,
  bStart: number,
  out: Int32Array,
  outStart: number,
): void {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  const row1 = bStart + k;
  const row2 = row1 + k;
  const row3 = row2 + k;
  for (let p = 0; p < k; p++) {
    const value = a[aStart + p];
    sum0 = (sum0 + value * b[bStart + p]) | 0;
    sum1 = (sum1 + value * b[row1 + p]) | 0;
    sum2 = (sum2 + value * b[row2 + p]) | 0;
    sum3 = (sum3 + value * b[row3 + p]) | 0;
  }
  out[outStart] = sum0;
  out[outStart + 1] = sum1;
  out[outStart + 2] = sum2;
  out[outStart + 3] = sum3;
}

function dot(k: number, a: Int8Array, aStart: number, b: Int8Array, bStart: number): number {
  let sum = 0;
  for (let p = 0; p < k; p++) sum = (sum + a[aStart + p] * b[bStart + p]) | 0;
  return sum;
}
