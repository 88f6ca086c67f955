import fc from 'fast-check';

/** Fixed for every property, so that a failure is found again. */
export const seed = 15;

/** Any finite float32, from the smallest to the largest. */
export const float32: fc.Arbitrary<number> = fc.float({ noNaN: true, noDefaultInfinity: true });

/** Values of one magnitude, 2^-149 .. 2^127, of both signs, one sign, constant or with an outlier. */
export const values: fc.Arbitrary<Float32Array> = fc
  .record({
    parts: fc.array(fc.integer({ min: -(2 ** 20), max: 2 ** 20 }), { minLength: 1, maxLength: 40 }),
    exponent: fc.integer({ min: -149, max: 107 }),
    form: fc.constantFrom('any', 'positive', 'negative', 'constant', 'outlier'),
  })
  .map(({ parts, exponent, form }) => {
    const shaped = parts.map((part, i) => {
      if (form === 'positive') return Math.abs(part);
      if (form === 'negative') return -Math.abs(part);
      if (form === 'constant') return parts[0];
      return form === 'outlier' && i > 0 ? part / 2 ** 10 : part;
    });
    return Float32Array.from(shaped, (part) => part * 2 ** exponent);
  });

/** Mixed magnitudes in one tensor. */
export const wildValues: fc.Arbitrary<Float32Array> = fc
  .array(float32, { minLength: 1, maxLength: 40 })
  .map((numbers) => Float32Array.from(numbers));

/** int8 codes, the ends of the range often. */
export const codes = (length: number): fc.Arbitrary<Int8Array> =>
  fc
    .array(
      fc.oneof(fc.integer({ min: -128, max: 127 }), fc.constantFrom(-128, -127, 0, 126, 127)),
      { minLength: length, maxLength: length },
    )
    .map((numbers) => Int8Array.from(numbers));
