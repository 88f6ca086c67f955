import { cpSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ModuleSpec } from '@tito/grader';
import { writeBeside } from '@tito/grader/plain';

const stubsOf = ({ folder }: ModuleSpec): string => join(folder, 'stubs');

/** The files that everybody starts from, by their paths below `src/`. */
export function stubPaths(module: ModuleSpec): readonly string[] {
  return filesBelow(stubsOf(module));
}

/** The text of one of them. */
export function readStub(module: ModuleSpec, path: string): Promise<Buffer> {
  return readFile(join(stubsOf(module), path));
}

/** Puts the empty files where the learner works: all of them, or none. */
export function copyStubs(module: ModuleSpec, folder: string): void {
  const beside = join(folder, `.src.${process.pid}.new`);
  mkdirSync(folder, { recursive: true });
  rmSync(beside, { recursive: true, force: true });
  cpSync(stubsOf(module), beside, { recursive: true });
  renameSync(beside, join(folder, 'src'));
}

/**
 * Brings back the empty files that are not there any more. Where something has the name of one, in any
 * case, it stays as it is.
 * @returns their paths, below the learner's folder
 */
export async function restoreStubs(module: ModuleSpec, folder: string): Promise<readonly string[]> {
  const source = join(folder, 'src');
  const here = new Set(everythingBelow(source).map((path) => path.toLowerCase()));
  const gone = stubPaths(module).filter((path) => !here.has(path.toLowerCase()));
  for (const path of gone) await writeBeside(join(source, path), await readStub(module, path));
  return gone.map((path) => ['src', ...path.split(sep)].join('/'));
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** Links, and folders that have a file's name, too. */
function everythingBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' });
}
