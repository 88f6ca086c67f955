import type { AnyPack } from '../catalog/packs.ts';
import type { ModuleSpec } from '../contracts.ts';
import type { Given } from './given.ts';
import type { Program, ProgramModule } from './program.ts';
import { besidePath, isRelative } from './specifier.ts';
import type { StudentModule } from './student-module.ts';
import { unloadable } from './unloadable.ts';

/** What the addresses of a learner's files begin with. */
export const STUDENT = 'tito:///student/';

/** Packages beside those that a learner may import: the one that checks create and call objects of. */
export function givenBeside({ given }: Pick<AnyPack, 'given'>): readonly string[] {
  return given === null ? [] : [given];
}

/** Where each export of the given package is found that checks may create and call. */
export function givenExportsOf(
  { given: from, contract }: Pick<AnyPack, 'given' | 'contract'>,
  { specifiers }: Given,
): Readonly<Record<string, string>> {
  const url = from === null ? '' : (specifiers[from] ?? '');
  return Object.fromEntries(Object.keys(contract.given).map((name) => [name, url]));
}

/** The program that judges a learner's files: theirs over the given packages, and nothing else. */
export function linkStudent(
  module: ModuleSpec,
  files: readonly StudentModule[],
  given: Given,
  givenExports: Readonly<Record<string, string>>,
): Program {
  const failures = unloadable(files);
  const modules = files.map((file): [string, ProgramModule] => [
    STUDENT + file.path,
    failures.get(file.path) ?? resolveImports(module, file, given),
  ]);
  const exports = module.tasks.flatMap((task) =>
    task.exports.map((name): [string, string] => [name, STUDENT + task.file]),
  );
  return {
    modules: { ...given.modules, ...Object.fromEntries(modules) },
    exports: { student: Object.fromEntries(exports), given: givenExports },
  };
}

/** The program in which the package itself stands in for the learner's files. */
export function linkReference(
  module: ModuleSpec,
  given: Given,
  givenExports: Readonly<Record<string, string>>,
): Program {
  const url = given.specifiers[module.reference];
  if (url === undefined)
    throw new Error(`${module.id}: reference ${module.reference} is not given`);
  const exports = module.tasks.flatMap((task) =>
    task.exports.map((name): [string, string] => [name, url]),
  );
  return {
    modules: given.modules,
    exports: { student: Object.fromEntries(exports), given: givenExports },
  };
}

/** @param file one that can be loaded */
function resolveImports(
  module: ModuleSpec,
  { path, translated }: StudentModule,
  given: Given,
): ProgramModule {
  if ('error' in translated) throw new Error(`${path} was linked though it cannot be loaded`);
  const imports: Record<string, string> = {};
  for (const specifier of translated.imports) {
    if (isRelative(specifier)) {
      imports[specifier] = STUDENT + besidePath(path, specifier);
    } else if (module.imports.includes(specifier)) {
      imports[specifier] = given.specifiers[specifier] ?? '';
    }
  }
  return { source: translated.js, imports };
}
