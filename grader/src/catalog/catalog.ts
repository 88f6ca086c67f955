import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModuleSpec } from '../contracts.ts';
import { isPrintable, printable } from '../intake/printable.ts';

/** The course cannot be read, or was asked for a module that it does not have. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError';
}

/** It is shown in terminals. */
const Text = z.string().refine(isPrintable, { error: 'only visible characters are allowed' });

const Task = z.strictObject({
  id: z.string().regex(/^\d\d\.\d+$/),
  title: Text,
  points: z.number().positive(),
  file: z.string().regex(/^src\/[\w./-]+\.ts$/),
  exports: Text.array().nonempty(),
});

const WHY_LENGTH = 600;

const Manifest = z.strictObject({
  number: z.number().int(),
  slug: Text,
  title: Text,
  hours: z.number().positive(),
  requires: Text.array(),
  imports: Text.array(),
  reference: Text,
  tasks: Task.array().nonempty(),
});

/**
 * Reads every `modules/*\/module.json`, in order of number, with the weights and deadlines of a course
 * that says nothing of them.
 * @throws CatalogError for a damaged module.json, and for two modules of one number
 */
export function readCatalog(modulesFolder: string): readonly ModuleSpec[] {
  const modules = readdirSync(modulesFolder)
    .map((id) => ({ id, folder: join(modulesFolder, id) }))
    .filter(({ folder }) => existsSync(join(folder, 'module.json')))
    .map(readModule)
    .toSorted((a, b) => a.number - b.number);
  requireOwnNumbers(modules);
  return withBelow(modules);
}

/** A number names a module, in every command. */
function requireOwnNumbers(modules: readonly Pick<ModuleSpec, 'id' | 'number'>[]): void {
  modules.forEach(({ id, number }, index) => {
    const before = modules[index - 1];
    if (before?.number !== number) return;
    throw new CatalogError(
      `${before.id} and ${id} both have the number ${number}: give one of them another in its module.json.`,
    );
  });
}

/** Each module with those of the same list that it builds on, directly or not. */
export function withBelow(modules: readonly Omit<ModuleSpec, 'below'>[]): readonly ModuleSpec[] {
  const byId = new Map(modules.map((module) => [module.id, module]));
  return modules.map((module) => {
    const reached = new Set(module.requires);
    for (const id of reached) {
      for (const next of byId.get(id)?.requires ?? []) reached.add(next);
    }
    reached.delete(module.id);
    return { ...module, below: modules.filter(({ id }) => reached.has(id)) };
  });
}

function readModule({ id, folder }: { id: string; folder: string }): Omit<ModuleSpec, 'below'> {
  const path = join(folder, 'module.json');
  try {
    const manifest = Manifest.parse(JSON.parse(readFileSync(path, 'utf8')));
    return { id, folder, ...manifest, weight: 1, deadline: null };
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new CatalogError(
      `${path} is not a module description: ${printable(why.replaceAll('\n', ' '), WHY_LENGTH)}`,
    );
  }
}

/** Finds a module by number ("15"), slug ("quantization"), folder name or title. */
export function findModule(catalog: readonly ModuleSpec[], query: string): ModuleSpec {
  const asked = query.trim().toLowerCase();
  const found = catalog.find(
    (module) =>
      [module.id, module.slug, module.title.toLowerCase()].includes(asked) ||
      (/^\d+$/.test(asked) && Number(asked) === module.number),
  );
  if (found !== undefined) return found;
  const known = catalog.map(({ number, slug }) => `${number} (${slug})`).join(', ');
  throw new CatalogError(`there is no module '${query}'; the course has ${known}`);
}
