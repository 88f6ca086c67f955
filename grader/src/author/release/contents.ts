// Which files of the workspace a release holds: what the chosen modules, the packages that they are given
// and the learner's commands lead to. What none of these leads to is not in it.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { ModuleSpec } from '../../contracts.ts';
import { type MilestoneSpec, readMilestones } from '../../milestones/catalog.ts';
import { namedIn } from './named-in.ts';
import { readParts, splitSpecifier, type WorkspacePart } from './workspace-parts.ts';

/** A package of the release. */
export interface ReleasedPart {
  readonly part: WorkspacePart;
  /** The keys of its exports that something leads to. */
  readonly exports: readonly string[];
}

export interface Contents {
  /** Texts by path from the workspace's root. */
  readonly files: ReadonlyMap<string, string>;
  readonly parts: readonly ReleasedPart[];
  /** Who led to an entry of a package first, by specifier: the file, or the module that allows it. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** The program that a learner types, and the list of commands that it has in a release. */
const ENTRY = 'tito/bin/tito.cjs';
export const COMMANDS: Readonly<Record<string, string>> = {
  '#commands': './src/commands/learner.ts',
};
/**
 * Of a module, what its learners do not get: its own tests, work that lies there, what tools make.
 */
const NOT_OF_A_MODULE: ReadonlySet<string> = new Set([
  'test',
  'src',
  'node_modules',
  'dist',
  'tsconfig.json', // the release has one for all
]);
const PROGRAM = /\.(?:tsx?|[cm]?js)$/;
const OURS = '@tito/';

/** Collects what a release of these modules holds. */
export function collectContents(workspace: string, modules: readonly ModuleSpec[]): Contents {
  const collector = new Collector(workspace);
  collector.file(join(workspace, ENTRY));
  for (const module of modules) {
    for (const path of filesOfModule(module.folder)) collector.file(path);
    for (const specifier of module.imports) collector.specifier(specifier, module.id);
  }
  for (const { folder } of milestonesOf(workspace, modules)) {
    for (const name of SANDBOXED) collector.text(join(folder, name));
    collector.file(join(folder, 'drive.ts'));
  }
  return collector.contents();
}

/**
 * Of a milestone, what is only read: its program is handed to the sandbox, where it runs on the learner's
 * parts, and leads to no package that is not there.
 */
const SANDBOXED = ['milestone.json', 'program.ts'];

/** The milestones that a release reaches: the last module that they come after is in it. */
function milestonesOf(workspace: string, modules: readonly ModuleSpec[]): readonly MilestoneSpec[] {
  const ids = new Set(modules.map(({ id }) => id));
  return readMilestones(join(workspace, 'milestones')).filter(({ after }) =>
    ids.has(after.at(-1) ?? ''),
  );
}

function filesOfModule(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const isLeftOut = NOT_OF_A_MODULE.has(entry.name) || entry.name.startsWith('.');
    if (isLeftOut) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesOfModule(path) : [path];
  });
}

class Collector {
  readonly #workspace: string;
  readonly #parts: ReadonlyMap<string, WorkspacePart>;
  readonly #files = new Map<string, string>();
  readonly #exports = new Map<WorkspacePart, Set<string>>();
  readonly #reasons = new Map<string, string>();

  constructor(workspace: string) {
    this.#workspace = workspace;
    this.#parts = readParts(workspace);
  }

  /** Takes a file, and whatever it leads to. */
  file(path: string): void {
    const taken = this.text(path);
    if (taken === null || !PROGRAM.test(path)) return;
    const { part, shown, text } = taken;
    const { files, specifiers } = namedIn(path, text);
    for (const next of files) this.file(next);
    for (const name of specifiers) {
      if (name.startsWith('#')) this.#own(part, name);
      else if (name.startsWith(OURS)) this.specifier(name, shown);
    }
  }

  /** Takes a file alone; null if it was taken before, or is none of a package. */
  text(path: string): { part: WorkspacePart; shown: string; text: string } | null {
    const shown = relative(this.#workspace, path).split(sep).join('/');
    // Manifests are written anew, and what lies outside of a package is not followed.
    if (this.#files.has(shown) || shown.endsWith('package.json')) return null;
    const part = this.#partOf(shown);
    if (part === null) return null;
    const text = readFileSync(path, 'utf8');
    this.#files.set(shown, text);
    if (!this.#exports.has(part)) this.#exports.set(part, new Set());
    return { part, shown, text };
  }

  /** @param reason who imports it, or may */
  specifier(specifier: string, reason: string): void {
    const { name, key } = splitSpecifier(specifier);
    const part = this.#parts.get(name);
    const file = part?.exports[key];
    if (part === undefined || file === undefined) {
      throw new Error(`${reason} leads to ${specifier}, which no package of the workspace exports`);
    }
    if (!this.#reasons.has(specifier)) this.#reasons.set(specifier, reason);
    const path = join(this.#workspace, part.folder, file);
    this.file(path);
    this.#exports.get(part)?.add(key);
  }

  contents(): Contents {
    const parts = [...this.#exports].map(([part, exports]) => ({
      part,
      exports: Object.keys(part.exports).filter((key) => exports.has(key)),
    }));
    return {
      files: this.#files,
      parts: parts.toSorted((a, b) => (a.part.folder < b.part.folder ? -1 : 1)),
      reasons: this.#reasons,
    };
  }

  #own(part: WorkspacePart, name: string): void {
    const target = COMMANDS[name] ?? part.imports[name];
    if (target !== undefined) this.file(join(this.#workspace, part.folder, target));
  }

  #partOf(path: string): WorkspacePart | null {
    for (const part of this.#parts.values()) {
      if (path.startsWith(`${part.folder}/`)) return part;
    }
    return null;
  }
}
