// The earlier modules that lie in a submission's stack/, or in a learner's own.
import type { ModuleSpec, StackLayer, Submission } from '../contracts.ts';

/** What a layer needs to know of its module. */
type LayerSpec = Pick<ModuleSpec, 'id' | 'reference' | 'imports' | 'tasks'>;

/** A module's files as a layer over the package that it teaches: for the names that its tasks ask for. */
export function layerOf(
  { id, reference, imports, tasks }: LayerSpec,
  { files, sha256 }: Pick<Submission, 'files' | 'sha256'>,
): StackLayer {
  const exports = tasks.flatMap((task) => task.exports.map((name) => [name, task.file] as const));
  return {
    module: id,
    over: reference,
    exports: Object.fromEntries(exports),
    imports,
    files,
    sha256,
  };
}
