import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModuleSpec } from '@tito/grader';
import { z } from 'zod';

const Manifest = z.object({
  files: z.object({ path: z.string(), sha256: z.string() }).array(),
  record: z.string(),
  exportedAt: z.string(),
});

/** What a module's export says of itself, and whether its files are still those that were judged. */
export interface Export {
  readonly record: string;
  readonly exportedAt: string;
  readonly isChanged: boolean;
}

/** The export of a module, or null if there is none that can be read. */
export function exportOf(stack: string, module: Pick<ModuleSpec, 'id'>): Export | null {
  const manifest = manifestOf(stack, module);
  if (manifest === null) return null;
  const { files, record, exportedAt } = manifest;
  const folder = join(stack, module.id);
  return { record, exportedAt, isChanged: !files.every((file) => isAsJudged(folder, file)) };
}

/** Whether the files in a learner's folder are those that were exported when the module was completed. */
export function isAsExported(stack: string, module: ModuleSpec, folder: string): boolean {
  const files = manifestOf(stack, module)?.files ?? [];
  return files.length > 0 && files.every((file) => isAsJudged(folder, file));
}

function manifestOf(
  stack: string,
  { id }: Pick<ModuleSpec, 'id'>,
): z.infer<typeof Manifest> | null {
  const path = join(stack, id, 'stack.json');
  if (!existsSync(path)) return null;
  const parsed = Manifest.safeParse(parseJson(readFileSync(path, 'utf8')));
  return parsed.success ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isAsJudged(folder: string, { path, sha256 }: { path: string; sha256: string }): boolean {
  const file = join(folder, path);
  if (!existsSync(file)) return false;
  return createHash('sha256').update(readFileSync(file)).digest('hex') === sha256;
}
