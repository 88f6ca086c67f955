// Which files of the workspace a release holds: what the chosen modules, the packages that they are given
// and the learner's commands lead to. What none of these leads to is not in it.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { ModuleSpec } from '../../contracts.ts';
import { type MilestoneSpec, readMilestones } from '../../milestones/catalog.ts';
import { declarationsOf } from './declarations.ts';
import { namedIn } from './named-in.ts';
import { readParts, splitSpecifier, type WorkspacePart } from './workspace-parts.ts';

/** A package of the release. */
export interface ReleasedPart {
  readonly part: WorkspacePart;
  /** The keys of its exports that something leads to. */
  readonly exports: readonly string[];
  /** Those of which only types are there. */
  readonly types: readonly string[];
}

export interface Contents {
  /** Texts by path from the workspace's root. */
  readonly files: ReadonlyMap<string, string>;
  readonly parts: readonly ReleasedPart[];
  /** Who led to the code of an entry first, by specifier: the file, or the module that allows it. */
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

/** Whether a file runs in the release, or others take types from it only. */
type Use = 'code' | 'types';

class Collector {
  readonly #workspace: string;
  readonly #parts: ReadonlyMap<string, WorkspacePart>;
  readonly #files = new Map<string, { readonly text: string; readonly use: Use }>();
  readonly #exports = new Map<WorkspacePart, Map<string, Use>>();
  readonly #reasons = new Map<string, string>();

  constructor(workspace: string) {
    this.#workspace = workspace;
    this.#parts = readParts(workspace);
  }

  /** Takes a file, and whatever it leads to. */
  file(path: string, use: Use = 'code'): void {
    const taken = this.text(path, use);
    if (taken === null || !PROGRAM.test(path)) return;
    const { part, shown, text } = taken;
    const { files, specifiers } = namedIn(path, text);
    const useOf = (isType: boolean): Use => (isType ? 'types' : use);
    for (const { name, isType } of files) this.file(name, useOf(isType));
    for (const { name, isType } of specifiers) {
      if (name.startsWith('#')) this.#own(part, name);
      else if (name.startsWith(OURS)) this.specifier(name, shown, useOf(isType));
    }
  }

  /** Takes a file alone; null if it was taken before, or is none of a package. */
  text(
    path: string,
    use: Use = 'code',
  ): { part: WorkspacePart; shown: string; text: string } | null {
    const shown = relative(this.#workspace, path).split(sep).join('/');
    const before = this.#files.get(shown)?.use;
    // Manifests are written anew, and what lies outside of a package is not followed.
    if (before === 'code' || before === use || shown.endsWith('package.json')) return null;
    const part = this.#partOf(shown);
    if (part === null) return null;
    const whole = readFileSync(path, 'utf8');
    const text = use === 'types' ? declarationsOf(path, whole) : whole;
    this.#files.set(shown, { text, use });
    if (!this.#exports.has(part)) this.#exports.set(part, new Map());
    return { part, shown, text };
  }

  /** @param reason who imports it, or may */
  specifier(specifier: string, reason: string, use: Use = 'code'): void {
    const { name, key } = splitSpecifier(specifier);
    const part = this.#parts.get(name);
    const file = part?.exports[key];
    if (part === undefined || file === undefined) {
      throw new Error(`${reason} leads to ${specifier}, which no package of the workspace exports`);
    }
    if (use === 'code' && !this.#reasons.has(specifier)) this.#reasons.set(specifier, reason);
    this.file(join(this.#workspace, part.folder, file), use);
    const entries = this.#exports.get(part);
    if (entries?.get(key) !== 'code') entries?.set(key, use);
  }

  contents(): Contents {
    const parts = [...this.#exports].map(([part, uses]) => ({
      part,
      exports: Object.keys(part.exports).filter((key) => uses.has(key)),
      types: Object.keys(part.exports).filter((key) => uses.get(key) === 'types'),
    }));
    return {
      files: new Map([...this.#files].map(([path, { text }]) => [path, text])),
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
