import type { Chart } from '@tito/grader';
import fc from 'fast-check';

/** What a learner's code may return: every double, the odd ones often. */
const value = fc.oneof(
  fc.double(),
  fc.constantFrom(NaN, Infinity, -Infinity, 0, -0, Number.MAX_VALUE, -Number.MAX_VALUE),
  fc.integer({ min: -50, max: 50 }),
);
/** A few of them. */
export const values: fc.Arbitrary<number[]> = fc.array(value, { maxLength: 40 });
const axis = fc.record({
  label: fc.constant('size'),
  unit: fc.constantFrom('', 'B'),
  isLog: fc.boolean(),
});

/** Charts of every kind, with any numbers in them. */
export const charts: fc.Arbitrary<Chart> = fc.oneof(
  fc.record({
    kind: fc.constant('histogram' as const),
    x: axis,
    series: fc.array(fc.record({ label: fc.constantFrom('a', 'a rather long label'), values }), {
      maxLength: 3,
    }),
  }),
  fc.integer({ min: 0, max: 9 }).chain((ticks) =>
    fc.record({
      kind: fc.constant('lines' as const),
      x: fc.record({
        label: fc.constant('x'),
        ticks: fc.constant(Array.from({ length: ticks }, (_, i) => `${i}0`)),
      }),
      y: axis,
      series: fc.array(
        fc.record({
          label: fc.constant('s'),
          values: fc.array(value, { minLength: ticks, maxLength: ticks }),
        }),
        { maxLength: 5 },
      ),
    }),
  ),
  fc.record({
    kind: fc.constant('bars' as const),
    unit: fc.constantFrom('', 'dB'),
    rows: fc.array(
      fc.oneof(
        fc.record({
          label: fc.constantFrom('row', '長い名前 の行が ここにある、とても 長い名前 の行'),
          value,
        }),
        fc.record({ label: fc.constant('r'), value, of: value }),
      ),
      { maxLength: 5 },
    ),
  }),
  fc.record({
    kind: fc.constant('scatter' as const),
    x: axis,
    y: axis,
    points: fc.array(
      fc.record({
        x: value,
        y: value,
        mark: fc.constantFrom('main' as const, 'other' as const, 'chosen' as const),
        label: fc.constant('p'),
      }),
      { maxLength: 80 },
    ),
    legend: fc.constant({ main: 'kept' }),
  }),
);
