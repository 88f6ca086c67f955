import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { ModuleSpec, SourceFile, Submission } from '../contracts.ts';
import { hashTexts } from '../evidence/hash-files.ts';
import { quoted } from './entry-names.ts';
import type { Identity } from './identify.ts';
import { type LeftOut, summarize } from './left-out.ts';
import { INTAKE_LIMITS } from './limits.ts';
import { alterations, handInOfOther } from './manifest.ts';
import { refuse } from './refused.ts';
import type { Selection } from './select.ts';
import { layerOf } from './stack.ts';

/** The bytes that were taken. */
export interface Contents {
  /** By path of the module: `src/qparams.ts`. */
  readonly own: ReadonlyMap<string, Uint8Array>;
  /** The same of each earlier module that came along. */
  readonly stack: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>;
  /** The list that `tito submit` packs with the files, or null. */
  readonly manifest: Uint8Array | null;
}

export const NO_CONTENTS: Contents = { own: new Map(), stack: new Map(), manifest: null };

/** The content of each file that was taken, one after the other. */
export async function readSelection(
  { taken, stack, manifest }: Selection,
  read: (name: string) => Uint8Array | Promise<Uint8Array>,
): Promise<Contents> {
  const readAll = async (names: ReadonlyMap<string, string>) => {
    const contents = new Map<string, Uint8Array>();
    for (const [path, name] of names) contents.set(path, await read(name));
    return contents;
  };
  const layers = new Map<string, ReadonlyMap<string, Uint8Array>>();
  for (const [id, names] of stack) layers.set(id, await readAll(names));
  return {
    own: await readAll(taken),
    stack: layers,
    manifest: manifest === null ? null : await read(manifest),
  };
}

/**
 * A submission from the learner's source files, laid over the module's stubs.
 * @param leftOut the other files, and why they are not judged
 * @throws RefusedError if it was packed for another module, if a file is no UTF-8 text, or if all of them
 *   together are too big
 */
export function toSubmission(
  module: ModuleSpec,
  { id, name }: Identity,
  contents: Contents,
  leftOut: readonly LeftOut[] = [],
): Submission {
  const { own, stack } = contents;
  const ofOther = handInOfOther(module, contents.manifest);
  if (ofOther !== null) refuse(ofOther);
  refuseBulk([own, ...stack.values()].flatMap((files) => [...files.values()].map(sizeOf)));
  const { files, missing, given } = overStubs(module, own);
  const layers = module.below.flatMap((below) => {
    const layered = stack.get(below.id);
    if (layered === undefined) return [];
    const layer = overStubs(below, layered).files;
    return [layerOf(below, { files: layer, sha256: hashTexts(layer) })];
  });
  const altered = alterations(contents);
  return {
    id,
    name,
    sha256: hashTexts(files),
    files,
    ...(given.length === 0 ? {} : { given }),
    ignored: [
      ...missing.map((path) => `${path} (not handed in; the empty one takes its place)`),
      ...summarize(leftOut),
    ],
    ...(layers.length === 0 ? {} : { stack: layers }),
    ...(altered.length === 0 ? {} : { altered }),
  };
}

/** Somebody's files over the empty ones of a module: which tasks' files are missing, which nobody asks for. */
function overStubs(
  module: Pick<ModuleSpec, 'folder' | 'tasks'>,
  contents: ReadonlyMap<string, Uint8Array>,
): {
  readonly files: readonly SourceFile[];
  readonly missing: readonly string[];
  readonly given: readonly string[];
} {
  const own = [...contents].map(([path, bytes]) => ({ path, text: decodeText(path, bytes) }));
  const stubs = readStubs(module).filter(({ path }) => !contents.has(path));
  const missing = own.length === 0 ? [] : stubs.filter((file) => isAsked(module, file));
  return {
    files: [...own, ...stubs].toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    missing: missing.map(({ path }) => path),
    given: stubs.filter((file) => !isAsked(module, file)).map(({ path }) => path),
  };
}

function sizeOf({ length }: Uint8Array): number {
  return length;
}

/** The files that a learner starts from, as paths of the module. */
export function readStubs(module: Pick<ModuleSpec, 'folder'>): readonly SourceFile[] {
  const folder = join(module.folder, 'stubs');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: `src/${relative(folder, path).split(sep).join('/')}`,
      text: readFileSync(path, 'utf8'),
    }));
}

function isAsked(module: Pick<ModuleSpec, 'tasks'>, { path }: SourceFile): boolean {
  return module.tasks.some(({ file }) => file === path);
}

/** @throws RefusedError if the source files are too big together */
export function refuseBulk(sizes: readonly number[]): void {
  const { totalBytes } = INTAKE_LIMITS;
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total > totalBytes) {
    refuse(`The source files have ${total} bytes together; at most ${totalBytes} are read.`);
  }
}

function decodeText(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const isUtf16 =
      (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const hint = isUtf16 ? ' It looks like UTF-16.' : '';
    return refuse(`The file ${quoted(path)} is no UTF-8 text; save it as UTF-8.${hint}`);
  }
}
