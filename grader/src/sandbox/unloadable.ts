import { failingModule, type ProgramModule } from './program.ts';
import { besidePath, isRelative } from './specifier.ts';
import type { StudentModule } from './student-module.ts';

/**
 * The files that cannot be loaded, each with a module that says why: those that are no TypeScript or import
 * what is not there, and those that lead to one of these. An importer would hear only that the file
 * has no export of that name, since names are looked up before anything runs.
 */
export function unloadable(files: readonly StudentModule[]): ReadonlyMap<string, ProgramModule> {
  const paths = new Set(files.map(({ path }) => path));
  const importers = new Map<string, string[]>();
  const reasons = new Map<string, ProgramModule>();
  for (const file of files) {
    const own = ownFault(file, paths);
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
  paths: ReadonlySet<string>,
): ProgramModule | null {
  if ('error' in translated) return failingModule('SyntaxError', `${path}, ${translated.error}`);
  for (const specifier of translated.imports.filter(isRelative)) {
    const target = besidePath(path, specifier);
    if (!paths.has(target)) return failingModule('Error', unreachable(path, specifier, target));
  }
  return null;
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
