// A module whose laws nobody runs would look as well tested as the others.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalog } from './support/module-laws.ts';

test.each(catalog)('the laws of all modules are run for $id', ({ id }) => {
  expect(existsSync(join(import.meta.dirname, 'modules', `${id}.test.ts`))).toBe(true);
});
