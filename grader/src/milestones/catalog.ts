import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { CatalogError } from '../catalog/catalog.ts';
import type { Milestone } from './milestone.ts';

/** A milestone, as its milestone.json describes it. */
export interface MilestoneSpec {
  /** Folder name: `01-perceptron`. */
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** What happens, in one sentence. */
  readonly what: string;
  /** The modules whose parts it runs on. */
  readonly after: readonly string[];
  /** Specifiers that its program may import. */
  readonly imports: readonly string[];
  /** Absolute path of its folder. */
  readonly folder: string;
}

const Manifest = z.strictObject({
  slug: z.string(),
  title: z.string(),
  what: z.string(),
  after: z.string().array().nonempty(),
  imports: z.string().array().nonempty(),
});

/** Reads every `milestone.json` below a folder, in order of the folders' names. */
export function readMilestones(root: string): readonly MilestoneSpec[] {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .toSorted()
    .map((id) => ({ id, folder: join(root, id) }))
    .filter(({ folder }) => existsSync(join(folder, 'milestone.json')))
    .map(readMilestone);
}

function readMilestone({ id, folder }: { id: string; folder: string }): MilestoneSpec {
  const path = join(folder, 'milestone.json');
  try {
    return { id, folder, ...Manifest.parse(JSON.parse(readFileSync(path, 'utf8'))) };
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new CatalogError(`${path} is not a milestone description: ${why}`);
  }
}

/** A milestone whose program's exports are known to its own files alone. */
export type AnyMilestone = Milestone<Readonly<Record<string, never>>>;

/** Loads what drives a milestone. */
export async function loadDriver({ folder }: MilestoneSpec): Promise<AnyMilestone> {
  const path = join(folder, 'drive.ts');
  const module: Record<string, unknown> = await import(pathToFileURL(path).href);
  const milestone = module['milestone'];
  if (typeof milestone !== 'object' || milestone === null || !('run' in milestone)) {
    throw new CatalogError(`${path} exports no milestone`);
  }
  // Its folder's own files agree on the types; nothing outside calls the program.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return milestone as AnyMilestone;
}
