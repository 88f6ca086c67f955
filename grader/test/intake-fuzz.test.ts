// Whatever bytes and names come: a submission below src/, or a refusal.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { readZip } from '../src/intake/from-zip.ts';
import { double, GOOD, removeScratch, scratchFolder, writeFiles } from './support/double.ts';
import { pathsOf, readArchive, work } from './support/intake.ts';
import { rawZip } from './support/raw-zip.ts';

afterAll(removeScratch);

const archive = rawZip([
  { ...work, method: 8 },
  { name: 'notes/a.txt', content: 'text' },
  { name: 'src/', mode: 0o040_755 },
  { name: 'src/half.ts', content: GOOD['src/half.ts'] ?? '' },
]);
const mutation = fc.record({
  at: fc.nat(archive.length - 1),
  bytes: fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 4 }),
    fc.constant(Uint8Array.of(0xff, 0xff, 0xff, 0xff)),
  ),
});

/** Whatever is given, the answer is a submission below src/ or a refusal of one line. */
async function expectSoundAnswer(bytes: Uint8Array): Promise<void> {
  const result = await readArchive(bytes);
  if ('reason' in result) {
    expect(result.reason).toMatch(/^[\x20-\x7e\u00a0-\uffff]+\.$/);
    return;
  }
  for (const path of pathsOf(result)) {
    expect(path).toMatch(/^src\/[^\\]+\.ts$/);
    expect(path.split('/')).not.toContain('..');
  }
}

test('mutated archives never throw and never leave src/', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
      const bytes = Uint8Array.from(archive);
      for (const { at, bytes: with_ } of mutations)
        bytes.set(with_.subarray(0, bytes.length - at), at);
      await expectSoundAnswer(bytes);
    }),
    { seed: 15, numRuns: 600 },
  );
});

test('cut, doubled and random bytes never throw and never leave src/', async () => {
  const cut = fc
    .tuple(fc.nat(archive.length), fc.nat(archive.length))
    .map(([a, b]) => archive.subarray(Math.min(a, b), Math.max(a, b)));
  const spliced = fc.tuple(cut, cut).map((parts) => Buffer.concat(parts));
  await fc.assert(
    fc.asyncProperty(fc.oneof(cut, spliced, fc.uint8Array({ maxLength: 300 })), expectSoundAnswer),
    { seed: 15, numRuns: 300 },
  );
});

test('names from anywhere are refused, left out, or plain', async () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc
      .array(
        fc.constantFrom(
          '..',
          '.',
          'src',
          'double.ts',
          'C:',
          '',
          'a\\b',
          'con',
          '\u202e.ts',
          'ä.ts',
        ),
        { maxLength: 6 },
      )
      .map((parts) => parts.join('/')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(name, { maxLength: 4 }), async (names) => {
      await expectSoundAnswer(rawZip([work, ...names.map((n) => ({ name: n }))]));
    }),
    { seed: 15, numRuns: 300 },
  );
});

test('reading writes nothing', async () => {
  const folder = writeFiles(scratchFolder(), { 'ada.zip': archive });
  await readZip(double, join(folder, 'ada.zip'));
  expect(readdirSync(folder, { recursive: true })).toEqual(['ada.zip']);
});
