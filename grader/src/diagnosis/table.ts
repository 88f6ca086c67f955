import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CatalogError } from '../catalog/catalog.ts';
import type { ModuleSpec } from '../contracts.ts';

/** A mistake that public checks see, and what they were answered by code that makes it. */
export interface KnownMistake {
  readonly id: string;
  readonly task: string;
  /** What is wrong, for the learner. */
  readonly sentence: string;
  /** The public check of its task that is there for it. */
  readonly check: string;
  /** The public checks that it does not pass, of all tasks, each with the fingerprint of its trace. */
  readonly traces: Readonly<Record<string, string>>;
}

/** What `tito author mistakes` makes of a corpus: outputs as fingerprints, and no program. */
export interface MistakeTable {
  readonly schema: 2;
  readonly mistakes: readonly KnownMistake[];
}

export const NO_MISTAKES: MistakeTable = { schema: 2, mistakes: [] };

const Table: z.ZodType<MistakeTable> = z.strictObject({
  schema: z.literal(2),
  mistakes: z.array(
    z.strictObject({
      id: z.string(),
      task: z.string(),
      sentence: z.string(),
      check: z.string(),
      traces: z.record(z.string(), z.string()),
    }),
  ),
});

export function mistakesPath({ folder }: Pick<ModuleSpec, 'folder'>): string {
  return join(folder, 'mistakes.json');
}

/** The table beside a module.json; an empty one where a module has none. */
export function readMistakes(module: Pick<ModuleSpec, 'folder'>): MistakeTable {
  const path = mistakesPath(module);
  if (!existsSync(path)) return NO_MISTAKES;
  const parsed = Table.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new CatalogError(`${path} is no table of mistakes: ${z.prettifyError(parsed.error)}`);
}
