// A learner's files, translated: which of them a module needs, and what they import.
import type { ModuleSpec, SourceFile } from '../contracts.ts';
import { besidePath, isRelative } from './specifier.ts';
import type { Translated } from './translate/translated.ts';
import type { Translator } from './translate/translator.ts';

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
  translator: Pick<Translator, 'translate'>,
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
