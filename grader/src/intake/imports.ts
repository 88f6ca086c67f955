import type { ModuleSpec } from '../contracts.ts';
import { quoted } from './entry-names.ts';
import type { StudentModule } from '../sandbox/link.ts';
import { isRelative } from '../sandbox/specifier.ts';

/** The sentence that refuses a submission for an import that its module does not allow, or null. */
export function forbiddenImport(
  module: ModuleSpec,
  files: readonly StudentModule[],
): string | null {
  for (const { path, translated } of files) {
    if ('error' in translated) continue;
    const specifier = translated.imports.find(
      (name) => !isRelative(name) && !module.imports.includes(name),
    );
    if (specifier !== undefined) {
      const allowed = module.imports.join(', ');
      return `${path} imports ${quoted(specifier)}; module ${module.number} may import ${allowed} and its own files.`;
    }
  }
  return null;
}
