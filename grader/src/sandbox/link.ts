import type { AnyPack } from '../catalog/packs.ts';
import type { ModuleSpec, SourceFile } from '../contracts.ts';
import type { Given } from './given.ts';
import type { Program, ProgramModule } from './program.ts';
import { besidePath, isRelative } from './specifier.ts';
import { unloadable } from './unloadable.ts';
import type { Translated, Translator } from './translate/translator.ts';

const STUDENT = 'tito:///student/';

/** A learner's file, translated. */
export interface StudentModule {
  readonly path: string;
  readonly translated: Translated;
}

/** Files on which the parser may fail before the rest of a submission is left untranslated. */
const MAX_PARSER_FAULTS = 2;

/**
 * Translates one file after the other: a submission keeps one parser busy. A file on which the parser
 * fails takes a second of it; a submission has few of them.
 */
export async function translateAll(
  files: readonly SourceFile[],
  translator: Translator,
): Promise<readonly StudentModule[]> {
  const modules: StudentModule[] = [];
  let faults = 0;
  for (const file of files) {
    const translated =
      faults < MAX_PARSER_FAULTS
        ? await translator.translate(file)
        : { error: `was not translated: ${faults} other files make the parser fail` };
    if ('error' in translated && translated.isParserFault === true) faults++;
    modules.push({ path: file.path, translated });
  }
  return modules;
}

/** The files that some lead to, by import. A scratch file that nothing imports is no part of it. */
export function reachableFrom(
  starts: readonly string[],
  files: readonly StudentModule[],
): readonly StudentModule[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set<StudentModule>();
  const visit = (path: string): void => {
    const file = byPath.get(path);
    if (file === undefined || reached.has(file)) return;
    reached.add(file);
    if ('error' in file.translated) return;
    const neighbours = file.translated.imports.filter(isRelative);
    for (const specifier of neighbours) visit(besidePath(path, specifier));
  };
  for (const start of starts) visit(start);
  return files.filter((file) => reached.has(file));
}

/** Of somebody's files, those that the tasks of a module lead to, translated. */
export async function filesOfTasks(
  { tasks }: Pick<ModuleSpec, 'tasks'>,
  files: readonly SourceFile[],
  translator: Translator,
): Promise<readonly StudentModule[]> {
  const starts = tasks.map(({ file }) => file);
  return reachableFrom(starts, await translateAll(files, translator));
}

/** The first import of something else than neighbours and what is allowed, and the file that has it. */
export function firstNotAllowed(
  files: readonly StudentModule[],
  allowed: readonly string[],
): { readonly path: string; readonly specifier: string } | null {
  for (const { path, translated } of files) {
    const specifiers = 'error' in translated ? [] : translated.imports;
    const specifier = specifiers.find((name) => !isRelative(name) && !allowed.includes(name));
    if (specifier !== undefined) return { path, specifier };
  }
  return null;
}

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
