import type { ModuleSpec } from '../contracts.ts';
import { firstNotAllowed, type StudentModule } from '../sandbox/student-module.ts';
import { quoted } from './entry-names.ts';

/** The sentence that refuses a submission for an import that its module does not allow, or null. */
export function forbiddenImport(
  module: ModuleSpec,
  files: readonly StudentModule[],
): string | null {
  const found = firstNotAllowed(files, module.imports);
  if (found === null) return null;
  const allowed = module.imports.join(', ');
  return `${found.path} imports ${quoted(found.specifier)}; module ${module.number} may import ${allowed} and its own files.`;
}
