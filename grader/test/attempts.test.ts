import fc from 'fast-check';
import { expect, test } from 'vitest';
import { superseded, whoseAttempt } from '../src/intake/attempts.ts';
import { identify } from '../src/intake/identify.ts';

test.each([
  ['hw1_jdoe_attempt_2026-01-30-15-00-00', 'hw1_jdoe'],
  ['hw1_j_doe_attempt_2026-01-30-15-00-00_my work', 'hw1_j_doe'],
  ['123-456 - Jane Doe - Sep 24, 2026 926 PM', '123-456 - Jane Doe'],
  ['ada_attempt_2', 'ada'],
  ['Ada Okafor (attempt 12)', 'Ada Okafor'],
  ['ada-2', null],
  ['ada (2)', null],
  ['ada', null],
  ['attempt_2', null],
  ['a second attempt', null],
])('%s is an attempt of %s', (stem, who) => {
  expect(whoseAttempt(stem)).toBe(who);
});

const named = (names: readonly string[]) => superseded(names.map((name) => ({ name, stem: name })));

test.each([
  ['ada_attempt_2', 'ada_attempt_10'],
  ['hw_ada_attempt_2026-01-30-15-00-00', 'hw_ada_attempt_2026-01-30-15-00-01_v2'],
  ['1-2 - Ada - Sep 24, 2026 926 AM', '1-2 - Ada - Sep 24, 2026 1205 PM'],
  ['1-2 - Ada - Sep 24, 2026 1205 AM', '1-2 - Ada - Sep 24, 2026 926 AM'],
  ['1-2 - Ada - Dec 31, 2025 900 PM', '1-2 - Ada - Jan 1, 2026 800 AM'],
])('%s is superseded by %s, however they are listed', (name, by) => {
  expect(named([name, by])).toEqual([{ name, by }]);
  expect(named([by, name])).toEqual([{ name, by }]);
});

test('whoever states no attempt, another learner, and the same attempt twice supersede nobody', () => {
  expect(named(['ada', 'ada-2', 'ada (2)', 'Ada_attempt_3', 'ada_attempt_1'])).toEqual([]);
  expect(
    named(['hw_ada_attempt_2026-01-30-15-00-00_a', 'hw_ada_attempt_2026-01-30-15-00-00_b']),
  ).toEqual([]);
});

test('nobody is lost: what is superseded names a latest attempt that is judged', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc
      .tuple(fc.constantFrom('ada', 'bob', 'attempt', '_'), fc.integer({ min: 0, max: 20 }))
      .map(([who, number]) => `${who}_attempt_${number}`),
  );
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 12 }), (names) => {
      const earlier = named(names);
      const gone = new Set(earlier.map((attempt) => attempt.name));
      expect(gone.size).toBe(earlier.length);
      for (const { by } of earlier) expect(names.filter((each) => !gone.has(each))).toContain(by);
    }),
    { seed: 15, numRuns: 300 },
  );
});

test('an id stays the same from attempt to attempt', () => {
  const [first, second] = ['ada_attempt_1.zip', 'ada_attempt_2.zip'].map(
    (name) => identify([name])[0],
  );
  expect(first).toEqual({ id: 'ada', name: 'ada_attempt_1' });
  expect(second).toEqual({ id: 'ada', name: 'ada_attempt_2' });
});
