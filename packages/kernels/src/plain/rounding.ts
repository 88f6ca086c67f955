/** Doubles near 1.5 * 2^52 are 1 apart: adding it rounds a smaller value to an integer. */
const UNIT_SPACING = 1.5 * 2 ** 52;

/**
 * The nearest integer; of two that are equally near, the even one.
 *
 * The rounding is the hardware's own: IEEE 754 addition rounds half to even. `Math.round` would
 * round halves up. Infinities and NaN stay what they are.
 *
 * Source: ONNX QuantizeLinear ("rounds to the nearest even"), numpy.rint, torch.round.
 *
 * @example
 * [-1.5, -0.5, 0.5, 1.5, 2.5].map(roundHalfToEven); // => [-2, 0, 0, 2, 2]
 */
export function roundHalfToEven(value: number): number {
  if (Math.abs(value) < 2 ** 51) return value + UNIT_SPACING - UNIT_SPACING;
  // Doubles are half apart here, or further: what is not whole is a tie.
  const below = Math.floor(value);
  return below === value ? value : below + Math.abs(below % 2);
}
