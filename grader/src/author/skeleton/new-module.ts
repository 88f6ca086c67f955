import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SourceFile } from '../../contracts.ts';
import { givenFiles } from './given-files.ts';
import { keptFiles, lawsTest } from './kept-files.ts';
import { jsonText, type Names, namesOf, type NewModule } from './subject.ts';

/** A module cannot be begun like that; the message says why. */
export class NewModuleError extends Error {
  override readonly name = 'NewModuleError';
}

/** What the files of a new module import. */
const STUBS_STAND_ON = '@tito/tensor';

/**
 * Writes a module with one task of one function, and enters it where the workspace has to know it. It
 * can be tested at once, and its tests say what is missing.
 * @param workspace the root of the repository
 * @returns the paths that were written, from the root
 * @throws {NewModuleError} if there is such a module, or no such package, or a name is none
 */
export function newModule(workspace: string, module: NewModule): readonly string[] {
  requireNew(workspace, module);
  const names = namesOf(module);
  const written = filesOf(names).map(({ path, text }) => {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
    return path;
  });
  return [...written, ...enter(workspace, names)];
}

function filesOf(names: Names): readonly SourceFile[] {
  return [
    ...below(`modules/${names.id}`, givenFiles(names)),
    ...below(`grader/checks/${names.id}`, keptFiles(names)),
    { path: `grader/test/modules/${names.id}.test.ts`, text: lawsTest(names) },
  ];
}

function below(folder: string, files: readonly SourceFile[]): readonly SourceFile[] {
  return files.map(({ path, text }) => ({ path: `${folder}/${path}`, text }));
}

function requireNew(workspace: string, { id, reference, first }: NewModule): void {
  if (!/^\d\d-[a-z][a-z0-9-]*$/.test(id)) {
    throw new NewModuleError(
      `'${id}' is no name of a module: two digits, a dash, a word: 16-pruning`,
    );
  }
  for (const folder of [`modules/${id}`, `grader/checks/${id}`]) {
    if (existsSync(join(workspace, folder))) throw new NewModuleError(`${folder} is there already`);
  }
  const number = id.slice(0, 2);
  const taken = modulesOf(workspace).find((other) => other.startsWith(`${number}-`));
  if (taken !== undefined) {
    throw new NewModuleError(`number ${number} is taken by modules/${taken}; choose a free one`);
  }
  const name = /^@tito\/([a-z-]+)$/.exec(reference)?.[1];
  if (name === undefined || !existsSync(join(workspace, 'packages', name))) {
    throw new NewModuleError(`there is no package '${reference}' in packages/`);
  }
  if (reference === STUBS_STAND_ON) {
    throw new NewModuleError(
      `stubs stand on ${STUBS_STAND_ON}, so it cannot be what is graded; begin with another package`,
    );
  }
  if (!/^[a-z][A-Za-z0-9]*$/.test(first)) {
    throw new NewModuleError(`'${first}' is no name of a function: pruneRows`);
  }
}

function modulesOf(workspace: string): readonly string[] {
  const folder = join(workspace, 'modules');
  return existsSync(folder) ? readdirSync(folder) : [];
}

interface Config {
  references: { readonly path: string }[];
  dependencies: Record<string, string>;
}

/** The compiler and the package manager have lists of their own. */
function enter(workspace: string, { id }: Names): readonly string[] {
  change(join(workspace, 'tsconfig.json'), (config) => {
    refer(config, `modules/${id}`, 'modules/');
  });
  change(join(workspace, 'grader/tsconfig.json'), (config) => {
    refer(config, `../modules/${id}`, '../modules/');
    refer(config, `checks/${id}/corpus/solution`, 'checks/');
  });
  change(join(workspace, 'grader/package.json'), (config) => {
    const all = { ...config.dependencies, [`@tito/module-${id}`]: 'workspace:*' };
    config.dependencies = Object.fromEntries(
      Object.entries(all).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  });
  return ['tsconfig.json', 'grader/tsconfig.json', 'grader/package.json'];
}

/** Puts a reference among those that begin alike, in order. */
function refer(config: Config, path: string, prefix: string): void {
  const { references } = config;
  const later = references.findIndex((other) => other.path.startsWith(prefix) && other.path > path);
  const last = references.findLastIndex((other) => other.path.startsWith(prefix)) + 1;
  references.splice(later === -1 ? last : later, 0, { path });
}

function change(path: string, act: (config: Config) => void): void {
  const config: Config = JSON.parse(readFileSync(path, 'utf8'));
  act(config);
  // References stand on a line each, as the formatter leaves them.
  const text = jsonText(config).replaceAll(/\{\s+("path": "[^"]+")\s+\}/g, '{ $1 }');
  writeFileSync(path, text);
}
