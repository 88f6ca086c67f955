// Module 99 with a reference of its own: a course that can be wrong in every way.
import { cpSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Workbench } from '../../src/author/workbench.ts';
import type { Corpus } from '../../src/catalog/corpus.ts';
import { WORKSPACE } from '../../src/workspace.ts';
import { double, GOOD, hiddenChecks, scratchFolder, writeFiles } from './double.ts';

/** Source files of an answer, by path. */
export function files(sources: Readonly<Record<string, string>>): Corpus['solution'] {
  return Object.entries({ ...GOOD, ...sources }).map(([path, text]) => ({ path, text }));
}

export const NO_CORPUS: Corpus = {
  solution: files({}),
  mistakes: [],
  variants: [],
  equivalents: [],
};

/** Opens the workbench on a reference with this text, and on files beside the module's own. */
export async function openToy(
  reference: string,
  beside: Readonly<Record<string, string>> = {},
): Promise<Workbench> {
  const root = scratchFolder();
  const packages = writeFiles(join(root, 'packages'), {
    'double/package.json': '{ "name": "@tito/double", "exports": { ".": "./src/index.ts" } }',
    'double/src/index.ts':
      "export { double } from './double.ts';\nexport { half } from './half.ts';\n",
    'double/src/double.ts': reference,
    'double/src/half.ts': GOOD['src/half.ts'] ?? '',
  });
  for (const name of readdirSync(join(WORKSPACE, 'packages'))) {
    symlinkSync(join(WORKSPACE, 'packages', name), join(packages, name));
  }
  for (const name of ['grader', 'tito', 'milestones']) {
    symlinkSync(join(WORKSPACE, name), join(root, name));
  }
  const folder = join(root, 'modules', double.id);
  cpSync(double.folder, folder, { recursive: true });
  writeFiles(folder, { 'package.json': '{ "name": "@tito/module-99-double" }', ...beside });
  const module = { ...double, reference: '@tito/double' };
  const bench = await Workbench.open(module, hiddenChecks, { workspace: root });
  onTestFinished(() => bench.close());
  // The module's checks are where they were loaded from; what is given lies in the scratch folder.
  Object.assign(bench.module, { folder });
  return bench;
}
