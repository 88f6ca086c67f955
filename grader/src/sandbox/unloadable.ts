import { failingModule, type ProgramModule } from './program.ts';
import { besidePath, isRelative } from './specifier.ts';
import type { StudentModule } from './student-module.ts';
import type { Translated } from './translate/translated.ts';

/**
 * The files that cannot be loaded, each with a module that says why: those that are no TypeScript or import
 * what is not there, and those that lead to one of these. An importer would hear only that the file
 * has no export of that name, since names are looked up before anything runs.
 */
export function unloadable(files: readonly StudentModule[]): ReadonlyMap<string, ProgramModule> {
  const byPath = new Map(files.map(({ path, translated }) => [path, translated]));
  const importers = new Map<string, string[]>();
  const reasons = new Map<string, ProgramModule>();
  for (const file of files) {
    const own = ownFault(file, byPath);
    if (own !== null) reasons.set(file.path, own);
    for (const target of targetsOf(file)) {
      const known = importers.get(target);
      if (known === undefined) importers.set(target, [file.path]);
      else known.push(file.path);
    }
  }
  for (const [path, reason] of reasons) {
    for (const importer of importers.get(path) ?? []) {
      if (!reasons.has(importer)) reasons.set(importer, reason);
    }
  }
  return reasons;
}

function ownFault(
  { path, translated }: StudentModule,
  files: ReadonlyMap<string, Translated>,
): ProgramModule | null {
  if ('error' in translated) return failingModule('SyntaxError', `${path}, ${translated.error}`);
  for (const specifier of translated.imports.filter(isRelative)) {
    const target = besidePath(path, specifier);
    if (!files.has(target)) return failingModule('Error', unreachable(path, specifier, target));
  }
  for (const { from, names } of translated.named) {
    if (!isRelative(from)) continue;
    const target = files.get(besidePath(path, from));
    const missing = names.find((name) => target !== undefined && lacks(target, name));
    if (missing !== undefined) {
      const sentence = `${path} imports ${missing} of ${from}, which exports no such name`;
      return failingModule('SyntaxError', sentence);
    }
  }
  return null;
}

/** Whether a file is known to have no export of that name. */
function lacks(target: Translated, name: string): boolean {
  return !('error' in target) && !target.exportsMore && !target.exports.includes(name);
}

function targetsOf({ path, translated }: StudentModule): readonly string[] {
  if ('error' in translated) return [];
  return translated.imports.filter(isRelative).map((specifier) => besidePath(path, specifier));
}

function unreachable(path: string, specifier: string, target: string): string {
  const isOutside = !target.startsWith('src/');
  const why = isOutside
    ? "which leads out of the module's files: that is not allowed"
    : 'which is not there';
  return `${path} imports ${specifier}, ${why}`;
}
