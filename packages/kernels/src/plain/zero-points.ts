/**
 * Turns products of codes into products of what the codes stand for, in place:
 *
 *   sum (a - za)(b - zb) = sum ab  -  za sum b  -  zb sum a  +  k za zb
 *
 * so the inner loop multiplies plain codes, and each zero point costs one sum per row of the other
 * operand; a zero point of 0, as symmetric weights have, costs nothing.
 *
 * Shapes: a [m, k], b [n, k], products [m, n]. Exact: the three corrections are far below 2^53, and
 * the result is an int32 if the depth is one that `requireDepth` allows.
 * Cost: n k additions if za is not 0, m k if zb is not 0.
 *
 * Source: Jacob et al. 2018 (arXiv:1712.05877) §2.3; gemmlowp.
 */
export function subtractZeroPoints(
  products: Int32Array,
  m: number,
  n: number,
  k: number,
  a: Int8Array,
  aZeroPoint: number,
  b: Int8Array,
  bZeroPoint: number,
): void {
  if (aZeroPoint === 0 && bZeroPoint === 0) return;
  const aSums = bZeroPoint === 0 ? new Int32Array(m) : rowSums(a, m, k);
  const bSums = aZeroPoint === 0 ? new Int32Array(n) : rowSums(b, n, k);
  for (let i = 0; i < m; i++) {
    const ofRow = k * aZeroPoint * bZeroPoint - bZeroPoint * aSums[i];
    for (let j = 0; j < n; j++) products[i * n + j] += ofRow - aZeroPoint * bSums[j];
  }
}

/** The sum of the codes in every row of a matrix [rows, length]. */
export function rowSums(codes: Int8Array, rows: number, length: number): Int32Array {
  const sums = new Int32Array(rows);
  for (let row = 0, i = 0; row < rows; row++) {
    let sum = 0;
    for (const end = i + length; i < end; i++) sum += codes[i];
    sums[row] = sum;
  }
  return sums;
}
