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

export const PACKAGES: string = 'tito:///packages/';
const HARNESS = 'tito:///harness/';
const HARNESS_FOLDER = import.meta.dirname;
export const HARNESS_ENTRY: string = `${HARNESS}child/main.ts`;

const Manifest = z.object({
  name: z.string(),
  /** An entry that is no text has no code here: types alone. */
  exports: z.record(z.string(), z.unknown()).default({}),
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

  /** Whether a package of the workspace exports this; in a release, what a module teaches is not there. */
  has(specifier: string): boolean {
    return this.#entries.has(specifier);
  }

  /** The harness and the named packages, with everything that they import. */
  async given(specifiers: readonly string[]): Promise<Given> {
    const modules: Record<string, ProgramModule> = {};
    await this.#add({ url: HARNESS_ENTRY, path: join(HARNESS_FOLDER, 'child/main.ts') }, modules);
    for (const specifier of specifiers) await this.#add(this.#located(specifier), modules);
    return {
      modules,
      specifiers: Object.fromEntries(specifiers.map((name) => [name, this.#located(name).url])),
    };
  }

  async #add({ url, path }: Located, modules: Record<string, ProgramModule>): Promise<void> {
    if (modules[url] !== undefined) return;
    const translated = await this.#translator.translate({ path, text: readFileSync(path, 'utf8') });
    if ('error' in translated) throw new Error(`${path}: ${translated.error}`);
    const imports: Record<string, string> = {};
    modules[url] = { source: translated.js, imports };
    for (const specifier of translated.imports) {
      const target = isRelative(specifier)
        ? beside({ url, path }, specifier)
        : this.#located(specifier);
      imports[specifier] = target.url;
      await this.#add(target, modules);
    }
  }

  #located(specifier: string): Located {
    const located = this.#entries.get(specifier);
    if (located === undefined) throw new Error(`no package of the workspace exports ${specifier}`);
    return located;
  }

  #entriesOf(name: string): [string, Located][] {
    const folder = join(this.#folder, name);
    const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    return Object.entries(manifest.exports).flatMap(([key, file]): [string, Located][] =>
      typeof file === 'string'
        ? [
            [
              posix.join(manifest.name, key),
              { url: `${PACKAGES}${posix.join(name, file)}`, path: join(folder, file) },
            ],
          ]
        : [],
    );
  }
}

/** A neighbour of a module, on disk and as a URL. */
function beside({ url, path }: Located, specifier: string): Located {
  const target = join(path, '..', specifier);
  const moved = relative(join(path, '..'), target).split(sep).join('/');
  return { url: new URL(moved, url).href, path: target };
}
