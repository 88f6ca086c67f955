// What judged, as hashes: changed bytes are changed means, whatever a version says.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Means, ModuleSpec } from '../contracts.ts';
import type { Given } from '../sandbox/given.ts';
import { WORKSPACE } from '../workspace.ts';
import { filesBelow, hashTexts, type NamedText } from './hash-files.ts';

/**
 * The grader's own sources, and those of the packages: checks compute expected values with them, in
 * the grader's process, whether or not they are given to a submission.
 */
export function hashGrader(workspace: string = WORKSPACE): string {
  const packages = join(workspace, 'packages');
  const folders = [
    'grader/src',
    ...readdirSync(packages)
      .toSorted()
      .map((name) => `packages/${name}/src`),
  ];
  return hashTexts(
    folders
      .filter((folder) => existsSync(join(workspace, folder)))
      .flatMap((folder) => under(folder, filesBelow(join(workspace, folder)))),
  );
}

/** Tests the hidden checks, and decides nothing. */
const CORPUS = 'corpus';

/**
 * The packs' files. module.json is part of the public ones: it says what a task is worth.
 * @param hidden the folder of the hidden pack; null if it is absent
 */
export function hashPacks({ folder }: ModuleSpec, hidden: string | null): Means['packs'] {
  const description = { path: 'module.json', text: readFileSync(join(folder, 'module.json')) };
  return {
    public: hashTexts([description, ...filesBelow(join(folder, 'checks'))]),
    hidden: hidden === null ? null : hashTexts(filesBelow(hidden, [CORPUS])),
  };
}

/** The modules that a sandboxed process gets beside the submission, with what each may import. */
export function hashGiven({ modules }: Given): string {
  return hashTexts(
    sortedEntries(modules).map(([path, { source, imports }]) => ({
      path: `${path} ${JSON.stringify(sortedEntries(imports))}`,
      text: source,
    })),
  );
}

function sortedEntries<T>(table: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(table).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** Binds to a seed without telling it: a seed has 128 random bits. */
export function hashSeed(seed: string): string {
  return createHash('sha256').update(`tito seed ${seed}`).digest('hex');
}

function under(folder: string, files: readonly NamedText[]): readonly NamedText[] {
  return files.map(({ path, text }) => ({ path: `${folder}/${path}`, text }));
}
