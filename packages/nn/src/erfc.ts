/** Where the series needs as many terms as the continued fraction. */
const MIDDLE = 2;
const TERMS = 40;

/**
 * The complementary error function, 2 / sqrt(pi) times the integral of exp(-t^2) from x on, to 1e-13
 * of its value.
 *
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.6 (series of positive terms)
 * and 7.1.14 (continued fraction).
 *
 * @internal
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  return x < MIDDLE ? 1 - series(x) : fraction(x);
}

/** erf(x) = 2 / sqrt(pi) exp(-x^2) sum_n (2 x^2)^n x / (2n + 1)!! */
function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < TERMS; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** erfc(x) = exp(-x^2) / sqrt(pi) / (x + (1/2) / (x + (2/2) / (x + (3/2) / (x + ...)))) */
function fraction(x: number): number {
  let below = x;
  for (let n = TERMS; n > 0; n--) below = x + n / 2 / below;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * below);
}
