// Text that somebody might hand in to steer whatever shows it; the grader's tests use the same.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { ROOT } from './run.ts';

const path = join(ROOT, 'grader/test/fixtures/hostile-text.json');
const groups = z.record(z.string(), z.string().array());
const pieces = Object.values(groups.parse(JSON.parse(readFileSync(path, 'utf8')))).flat();

/** Pieces in any order and number, and anything at all. */
export const hostile: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 4, arbitrary: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 }) },
    { weight: 1, arbitrary: fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }) },
  )
  .map((chosen) => chosen.join(''));

/** Every character that could act instead of being shown, by Unicode's own classes; not line feeds. */
export const ACTING: RegExp = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/u;
