import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readFolder, readZip } from '@tito/grader';
import { buildSamples } from '@tito/grader/authoring';
import { expect, test } from 'vitest';
import { moduleNamed } from '../src/course.ts';
import { HAS_HIDDEN, temporaryFolder } from './run.ts';

if (!HAS_HIDDEN) console.warn('No hidden checks here: the sample class is not tested.');

test.skipIf(!HAS_HIDDEN)(
  'every sample becomes a submission of its own, and the hostile ones are refused',
  async () => {
    const module = moduleNamed('15');
    const folder = temporaryFolder();
    const paths = await buildSamples(module, folder);
    expect(readdirSync(folder).toSorted()).toEqual(paths.map((path) => basename(path)).toSorted());
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    const taken = await Promise.all(
      paths.map((path) =>
        path.endsWith('.zip') ? readZip(module, path) : readFolder(module, path),
      ),
    );
    const refusals = taken.flatMap((one) => ('reason' in one ? [one.reason] : []));
    expect(refusals.join('\n')).toMatch(/leads out of the archive/);
    expect(refusals.join('\n')).toMatch(/padding\.ts/);
    expect(refusals).toHaveLength(2);
  },
);

test.skipIf(!HAS_HIDDEN)('equal corpora give equal archives', async () => {
  const module = moduleNamed('15');
  const [one, two] = [temporaryFolder(), temporaryFolder()];
  const names = (await buildSamples(module, one)).map((path) => basename(path));
  await buildSamples(module, two);
  for (const name of names.filter((path) => path.endsWith('.zip'))) {
    expect(readFileSync(join(one, name)).equals(readFileSync(join(two, name)))).toBe(true);
  }
});
