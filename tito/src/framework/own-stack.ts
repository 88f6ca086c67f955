import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { layerOf, type ModuleSpec, readLearner, type StackLayer } from '@tito/grader';

type Spec = Omit<ModuleSpec, 'below'>;

/** A learner's finished modules, as far as they can be read. */
export interface OwnStack {
  readonly layers: readonly StackLayer[];
  /** What lies in the stack and cannot be used, in a sentence each. */
  readonly unreadable: readonly string[];
}

/** Those of the modules that a learner has exported to their stack, as they lie there now. */
export async function readOwnStack(stack: string, modules: readonly Spec[]): Promise<OwnStack> {
  const layers: StackLayer[] = [];
  const unreadable: string[] = [];
  for (const module of modules) {
    const folder = join(stack, module.id);
    if (!existsSync(join(folder, 'src'))) continue;
    const read = await readLearner({ ...module, below: [] }, folder);
    if ('reason' in read) unreadable.push(`stack/${module.id}: ${read.reason}`);
    else layers.push(layerOf(module, read));
  }
  return { layers, unreadable };
}
