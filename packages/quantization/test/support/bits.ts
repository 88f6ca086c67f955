/** The bits of float32 numbers, so that -0 and 0, and two NaN, are told apart. */
export function bitsOf(x: Float32Array | readonly number[]): number[] {
  const values = Float32Array.from(x);
  return [...new Uint32Array(values.buffer)];
}

/** The float32 numbers with these bits. */
export function fromBits(bits: readonly number[]): Float32Array {
  return new Float32Array(Uint32Array.from(bits).buffer);
}
