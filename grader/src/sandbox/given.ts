import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { z } from 'zod';
import type { ProgramModule } from './program.ts';
import { isRelative } from './specifier.ts';
import type { Translator } from './translate/translator.ts';

/** Trusted modules as text: the harness, the given packages, and what these import. */
export interface Given {
  readonly modules: Readonly<Record<string, ProgramModule>>;
  /** Package specifier to module URL. */
  readonly specifiers: Readonly<Record<string, string>>;
}

/** A learner's finished module, laid over the package that it stands for. */
export interface StackLayer {
  /** The package: `@tito/tensor`. */
  readonly over: string;
  /** The learner's files, and which of them holds the exports. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly entry: string;
}

const PACKAGES = 'tito:///packages/';
const HARNESS = 'tito:///harness/';
const STACK = 'tito:///stack/';
const HARNESS_FOLDER = import.meta.dirname;
const HARNESS_ENTRY = `${HARNESS}child/main.ts`;

const Manifest = z.object({
  name: z.string(),
  exports: z.record(z.string(), z.string()).default({}),
});

interface Located {
  readonly url: string;
  readonly path: string;
}

/** Reads the workspace's packages as they are on disk and hands them out as linked modules. */
export class Packages {
  readonly #folder: string;
  readonly #translator: Translator;
  readonly #entries: Map<string, Located>;

  constructor(packagesFolder: string, translator: Translator) {
    this.#folder = packagesFolder;
    this.#translator = translator;
    this.#entries = new Map(readdirSync(packagesFolder).flatMap((name) => this.#entriesOf(name)));
  }

  /**
   * The harness and the named packages, with everything that they import. A stack layer answers for
   * its package: the learner's exports first, the package's for names that the layer does not have.
   */
  async given(specifiers: readonly string[], stack: readonly StackLayer[] = []): Promise<Given> {
    const modules: Record<string, ProgramModule> = {};
    const overlays = new Map(stack.map((layer) => [layer.over, `${STACK}${layer.over}`]));
    const resolve = (specifier: string) => overlays.get(specifier) ?? this.#located(specifier).url;
    const add = (located: Located) => this.#add(located, modules, resolve);
    await add({ url: HARNESS_ENTRY, path: join(HARNESS_FOLDER, 'child/main.ts') });
    for (const specifier of specifiers) await add(this.#located(specifier));
    for (const layer of stack) {
      Object.assign(modules, await this.#overlay(layer, resolve));
    }
    return {
      modules,
      specifiers: Object.fromEntries(specifiers.map((name) => [name, resolve(name)])),
    };
  }

  async #add(
    { url, path }: Located,
    modules: Record<string, ProgramModule>,
    resolve: (specifier: string) => string,
  ): Promise<void> {
    if (modules[url] !== undefined) return;
    const translated = await this.#translator.translate({ path, text: readFileSync(path, 'utf8') });
    if ('error' in translated) throw new Error(`${path}: ${translated.error}`);
    const imports: Record<string, string> = {};
    modules[url] = { source: translated.js, imports };
    for (const specifier of translated.imports) {
      const target = isRelative(specifier)
        ? beside({ url, path }, specifier)
        : this.#located(specifier);
      imports[specifier] = isRelative(specifier) ? target.url : resolve(specifier);
      await this.#add(target, modules, resolve);
    }
  }

  async #overlay(
    layer: StackLayer,
    resolve: (specifier: string) => string,
  ): Promise<Record<string, ProgramModule>> {
    const modules: Record<string, ProgramModule> = {};
    const base = `${STACK}${layer.over}`;
    const names: string[] = [];
    for (const file of layer.files) {
      const translated = await this.#translator.translate(file);
      if ('error' in translated)
        throw new Error(`stack of ${layer.over}: ${file.path}, ${translated.error}`);
      if (file.path === layer.entry) names.push(...translated.exports);
      const imports = translated.imports.map((name): [string, string] => [
        name,
        isRelative(name) ? `${base}/${posix.join(posix.dirname(file.path), name)}` : resolve(name),
      ]);
      modules[`${base}/${file.path}`] = {
        source: translated.js,
        imports: Object.fromEntries(imports),
      };
    }
    modules[base] = {
      // A name that is exported by name takes precedence over the same name from `export *`.
      source: `export { ${names.join(', ')} } from 'mine';\nexport * from 'package';`,
      imports: { mine: `${base}/${layer.entry}`, package: this.#located(layer.over).url },
    };
    return modules;
  }

  #located(specifier: string): Located {
    const located = this.#entries.get(specifier);
    if (located === undefined) throw new Error(`no package of the workspace exports ${specifier}`);
    return located;
  }

  #entriesOf(name: string): [string, Located][] {
    const folder = join(this.#folder, name);
    const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    return Object.entries(manifest.exports).map(([key, file]) => [
      posix.join(manifest.name, key),
      { url: `${PACKAGES}${posix.join(name, file)}`, path: join(folder, file) },
    ]);
  }
}

/** A neighbour of a module, on disk and as a URL. */
function beside({ url, path }: Located, specifier: string): Located {
  const target = join(path, '..', specifier);
  const moved = relative(join(path, '..'), target).split(sep).join('/');
  return { url: new URL(moved, url).href, path: target };
}
