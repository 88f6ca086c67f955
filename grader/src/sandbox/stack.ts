// A learner's finished modules under a later one: their exports first, the package's for all other names.
import type { StackLayer, StackPart } from '../contracts.ts';
import { quoted } from '../intake/entry-names.ts';
import { type Given, HARNESS_ENTRY, PACKAGES } from './given.ts';
import { failingModule, type ProgramModule } from './program.ts';
import { besidePath, isRelative } from './specifier.ts';
import {
  firstNotAllowed,
  reachableFrom,
  type StudentModule,
  translateAll,
} from './student-module.ts';
import type { Translator } from './translate/translator.ts';

const STACK = 'tito:///stack/';

/** A layer whose files are JavaScript now, as far as its exports lead to them. */
export interface TranslatedLayer {
  readonly layer: StackLayer;
  readonly files: readonly StudentModule[];
}

/**
 * Translates layers where submissions are translated: both are somebody's. What makes the parser fail is
 * counted over all of them, so that a stack takes no more of it than a submission.
 */
export async function translateLayers(
  layers: readonly StackLayer[],
  translator: Pick<Translator, 'translate'>,
): Promise<readonly TranslatedLayer[]> {
  const all = await translateAll(
    layers.flatMap(({ files }) => files),
    translator,
  );
  let end = 0;
  return layers.map((layer) => {
    const own = all.slice(end, end + layer.files.length);
    end += layer.files.length;
    return { layer, files: reachableFrom(Object.values(layer.exports), own) };
  });
}

/** Which exports a layer stands for, and the hash of its files. */
export function partOf({ module, over, exports, sha256 }: StackLayer): StackPart {
  return { module, over, names: Object.keys(exports), sha256 };
}

/**
 * The given modules with a learner's laid over them, in order: where two stand for one package, the
 * later one comes first, and what it imports of that package is the earlier one. Every given package
 * and the learner's own files then import through the layers. The harness does not: what answers the
 * grader never runs on a learner's code.
 */
export function layStack(given: Given, layers: readonly TranslatedLayer[]): Given {
  const tops = new Map<string, string>();
  const laid: Record<string, ProgramModule> = {};
  for (const translated of layers) {
    const { over } = translated.layer;
    const below = tops.get(over) ?? given.specifiers[over];
    const resolve = (specifier: string) => tops.get(specifier) ?? given.specifiers[specifier];
    Object.assign(laid, modulesOf(translated, resolve, below));
    tops.set(over, entryOf(translated.layer));
  }
  const redirect = (table: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(table).map(([specifier, url]) => [specifier, tops.get(specifier) ?? url]),
    );
  const ofHarness = reachedFrom([HARNESS_ENTRY], given.modules);
  const modules = Object.entries(given.modules).map(([url, module]): [string, ProgramModule] => [
    url,
    url.startsWith(PACKAGES) && !ofHarness.has(url)
      ? { ...module, imports: redirect(module.imports) }
      : module,
  ]);
  return {
    modules: { ...Object.fromEntries(modules), ...laid },
    specifiers: { ...redirect(given.specifiers), ...Object.fromEntries(tops) },
  };
}

/** Of the given modules, those that the harness and these specifiers lead to. */
export function narrowedTo(given: Given, specifiers: readonly string[]): Given {
  const kept = Object.entries(given.specifiers).filter(([name]) => specifiers.includes(name));
  const reached = reachedFrom([HARNESS_ENTRY, ...kept.map(([, url]) => url)], given.modules);
  return {
    modules: Object.fromEntries(Object.entries(given.modules).filter(([url]) => reached.has(url))),
    specifiers: Object.fromEntries(kept),
  };
}

/**
 * The sentence that refuses a layer, or null: for a file that is no TypeScript, or an import that its
 * module does not allow. A file that fails to load has no exports, so whoever imports one by name would
 * hear of the name only.
 */
export function faultInLayer({ layer, files }: TranslatedLayer): string | null {
  for (const { path, translated } of files) {
    if ('error' in translated) return `stack/${layer.module}/${path}, ${translated.error}`;
  }
  const found = firstNotAllowed(files, layer.imports);
  if (found === null) return null;
  const path = `stack/${layer.module}/${found.path}`;
  return `${path} imports ${quoted(found.specifier)}, which ${layer.module} may not import.`;
}

function entryOf({ module }: StackLayer): string {
  return `${STACK}${module}`;
}

function modulesOf(
  { layer, files }: TranslatedLayer,
  resolve: (specifier: string) => string | undefined,
  below: string | undefined,
): Readonly<Record<string, ProgramModule>> {
  const base = `${entryOf(layer)}/`;
  const own = files.map(({ path, translated }): [string, ProgramModule] => [
    base + path,
    'error' in translated
      ? failingModule('SyntaxError', `stack/${layer.module}/${path}, ${translated.error}`)
      : { source: translated.js, imports: importsOf(translated.imports, base, path, resolve) },
  ]);
  return { ...Object.fromEntries(own), [entryOf(layer)]: entry(layer, base, below) };
}

function importsOf(
  specifiers: readonly string[],
  base: string,
  path: string,
  resolve: (specifier: string) => string | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    specifiers.flatMap((name): [string, string][] => {
      const url = isRelative(name) ? base + besidePath(path, name) : resolve(name);
      return url === undefined ? [] : [[name, url]];
    }),
  );
}

/** A name that is exported by name takes precedence over the same name from `export *`. */
function entry({ exports }: StackLayer, base: string, below: string | undefined): ProgramModule {
  const paths = [...new Set(Object.values(exports))];
  const lines = paths.map((path) => {
    const names = Object.entries(exports).filter(([, file]) => file === path);
    return `export { ${names.map(([name]) => name).join(', ')} } from '${path}';`;
  });
  return {
    source: [...lines, ...(below === undefined ? [] : ["export * from 'package';"])].join('\n'),
    imports: {
      ...Object.fromEntries(paths.map((path) => [path, base + path])),
      ...(below === undefined ? {} : { package: below }),
    },
  };
}

function reachedFrom(
  starts: readonly string[],
  modules: Readonly<Record<string, ProgramModule>>,
): ReadonlySet<string> {
  const reached = new Set(starts);
  for (const url of reached) {
    for (const next of Object.values(modules[url]?.imports ?? {})) reached.add(next);
  }
  return reached;
}
