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
export function exportOf(stack: string, { id }: Pick<ModuleSpec, 'id'>): Export | null {
  const folder = join(stack, id);
  const path = join(folder, 'stack.json');
  if (!existsSync(path)) return null;
  const parsed = Manifest.safeParse(parseJson(readFileSync(path, 'utf8')));
  if (!parsed.success) return null;
  const { files, record, exportedAt } = parsed.data;
  return { record, exportedAt, isChanged: !files.every((file) => isAsJudged(folder, file)) };
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
