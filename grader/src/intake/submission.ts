import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { ModuleSpec, SourceFile, Submission } from '../contracts.ts';
import { hashTexts } from '../evidence/hash-files.ts';
import { quoted } from './entry-names.ts';
import type { Identity } from './identify.ts';
import { type LeftOut, summarize } from './left-out.ts';
import { INTAKE_LIMITS } from './limits.ts';
import { refuse } from './refused.ts';

/**
 * A submission from the learner's source files, laid over the module's stubs.
 * @param contents bytes by path of the module: `src/qparams.ts`
 * @param leftOut the other files, and why they are not judged
 * @throws RefusedError if a file is no UTF-8 text, or all of them together are too big
 */
export function toSubmission(
  module: ModuleSpec,
  { id, name }: Identity,
  contents: ReadonlyMap<string, Uint8Array>,
  leftOut: readonly LeftOut[] = [],
): Submission {
  refuseBulk([...contents.values()].map(({ length }) => length));
  const own = new Map([...contents].map(([path, bytes]) => [path, decodeText(path, bytes)]));
  const stubs = readStubs(module).filter(({ path }) => !own.has(path));
  const files = [...own].map(([path, text]): SourceFile => ({ path, text }));
  const all = [...files, ...stubs].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const missing = files.length === 0 ? [] : stubs.filter((file) => isAsked(module, file));
  return {
    id,
    name,
    sha256: hashTexts(all),
    files: all,
    ignored: [
      ...missing.map(({ path }) => `${path} (not handed in; the empty one is judged)`),
      ...summarize(leftOut),
    ],
  };
}

/** The files that a learner starts from, as paths of the module. */
export function readStubs(module: ModuleSpec): readonly SourceFile[] {
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

function isAsked(module: ModuleSpec, { path }: SourceFile): boolean {
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
