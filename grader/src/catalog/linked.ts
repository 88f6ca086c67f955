// Whether the package manager has linked a module into the workspace: a new one is not, until it installs.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModuleSpec } from '../contracts.ts';
import { WORKSPACE } from '../workspace.ts';

const Manifest = z.object({
  name: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
});
const Root = z.object({ packageManager: z.string() });

/** A module's checks cannot be loaded yet: what they import is not linked. */
export class UnlinkedModuleError extends Error {
  override readonly name = 'UnlinkedModuleError';
  /** What links it. */
  readonly command: string = linkCommand();
}

/** What links all packages of the workspace, in its root. */
export function linkCommand(): string {
  const text = readFileSync(join(WORKSPACE, 'package.json'), 'utf8');
  return `npx ${Root.parse(JSON.parse(text)).packageManager} install`;
}

/**
 * What is missing for the checks of a module to load: packages that it depends on, and itself where the
 * grader depends on it, by name.
 */
export function unlinkedOf({ folder }: Pick<ModuleSpec, 'folder'>): readonly string[] {
  const own = manifestIn(folder);
  if (own === null) return [];
  const grader = join(WORKSPACE, 'grader');
  const isOfGrader = manifestIn(grader)?.dependencies[own.name] !== undefined;
  return [
    ...Object.keys(own.dependencies).filter((name) => !isLinked(folder, name)),
    ...(isOfGrader && !isLinked(grader, own.name) ? [own.name] : []),
  ];
}

/** @throws UnlinkedModuleError if something is missing for its checks to load */
export function requireLinked(module: Pick<ModuleSpec, 'id' | 'folder'>): void {
  const [first] = unlinkedOf(module);
  if (first === undefined) return;
  throw new UnlinkedModuleError(
    `${module.id} is not linked into the workspace: its checks cannot import ${first}.`,
  );
}

function manifestIn(folder: string): z.infer<typeof Manifest> | null {
  const path = join(folder, 'package.json');
  return existsSync(path) ? Manifest.parse(JSON.parse(readFileSync(path, 'utf8'))) : null;
}

function isLinked(folder: string, name: string): boolean {
  return existsSync(join(folder, 'node_modules', name));
}
