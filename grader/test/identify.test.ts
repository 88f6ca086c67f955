import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identify, identityOf, isSafeId } from '../src/intake/identify.ts';

test.each([
  ['Ada, Ms.zip', 'ada-ms', 'Ada, Ms'],
  ['grace.ZIP', 'grace', 'grace'],
  ['Łukasz Żółć.zip', 'lukasz-zolc', 'Łukasz Żółć'],
  ['Straße Ærø', 'strasse-aero', 'Straße Ærø'],
  ['Андрей', 'андрей', 'Андрей'],
  ['李雷.zip', '李雷', '李雷'],
  ['が.zip', 'が', 'が'],
  ['jdoe_123 (late)', 'jdoe_123-late', 'jdoe_123 (late)'],
  ['v1.0', 'v1-0', 'v1.0'],
  ['CON.zip', '_con', 'CON'],
  ['lpt1', '_lpt1', 'lpt1'],
  ['com¹', '_com1', 'com¹'],
  ['../../etc/passwd', 'etc-passwd', '../../etc/passwd'],
  ['---', 'submission', '---'],
  ['.zip', 'submission', '(no name)'],
  ['\u202egrade\u001b[0m', 'grade-0m', '\\u{202e}grade␛[0m'],
  ['\u3164\u3164', 'submission', '\\u{3164}\\u{3164}'],
  ['=cmd()', 'cmd', '=cmd()'],
])('%s is %s', (fileName, id, name) => {
  expect(identityOf(fileName)).toEqual({ id, name });
});

/** The ids by file name. */
function ids(list: readonly string[]): Record<string, string> {
  return Object.fromEntries(identify(list).map(({ id }, i) => [list[i], id]));
}

test('names that lead to one id are numbered in alphabetical order, however they are listed', () => {
  const names = ['ada.zip', 'Ada', 'ADA.zip', 'ada-2.zip', 'bob'];
  expect(ids(names)).toEqual({
    'ADA.zip': 'ada',
    Ada: 'ada-2',
    'ada-2.zip': 'ada-2-2',
    'ada.zip': 'ada-3',
    bob: 'bob',
  });
  expect(ids(names.toReversed())).toEqual(ids(names));
});

test('an id stays with the name that it was given to, and goes to nobody else', () => {
  const names = ['zoe.zip', 'Zoë.zip', 'ZOE.zip', 'hw_ada_attempt_2.zip'];
  const known = [
    { id: 'zoe', name: 'zoe' },
    { id: 'zoe-2', name: 'gone' },
    { id: 'hw_ada', name: 'hw_ada_attempt_1' },
  ];
  expect(identify(names, known)).toEqual([
    { id: 'zoe', name: 'zoe' },
    { id: 'zoe-4', name: 'Zoë' },
    { id: 'zoe-3', name: 'ZOE' },
    { id: 'hw_ada', name: 'hw_ada_attempt_2' },
  ]);
  const grown = [...names, 'ZoE.zip', 'zöe.zip'];
  expect(identify(grown, identify(names, known)).slice(0, 4)).toEqual(identify(names, known));
});

test('ids are safe, short, lower case and unique, whatever the names', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.constantFrom('con', 'CON.zip', 'a', 'A', 'a.zip', 'ä', 'nul', '𠀀'.repeat(200), '..', 'a-2'),
  );
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 12 }), (names) => {
      const drawn = identify(names).map(({ id }) => id);
      expect(new Set(drawn.map((id) => id.toLowerCase())).size).toBe(names.length);
      for (const id of drawn) {
        expect(isSafeId(id)).toBe(true);
        expect(id).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)$/i);
        expect(Buffer.byteLength(`.${id}.json.0123abcd.tmp`)).toBeLessThanOrEqual(255);
      }
    }),
    { seed: 15, numRuns: 500 },
  );
});

test.each([
  '',
  '.',
  '..',
  '../x',
  'a/b',
  'a\\b',
  '.hidden',
  'a b',
  '-x',
  'a\u0000',
  'x'.repeat(65),
])('%j is no safe id', (id) => {
  expect(isSafeId(id)).toBe(false);
});
