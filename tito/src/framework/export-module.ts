import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ModuleSpec, type SourceFile, writeBeside } from '@tito/grader';

/** What is exported: a learner's judged files, or a reference to the package itself. */
export interface Exported {
  readonly module: ModuleSpec;
  /** Null stands for the package that the module teaches. */
  readonly files: readonly SourceFile[] | null;
  /** The record that says how these files were judged. */
  readonly record: string;
  readonly at: string;
}

/**
 * Puts a module into a learner's stack: `<stack>/<module>/` with the files as they were judged, an
 * `index.ts` that exports what the module's tasks ask for, and `stack.json`. It is written beside and
 * renamed; the previous version stays until then.
 * @returns the folder
 */
export async function exportModule(stack: string, exported: Exported): Promise<string> {
  const { id } = exported.module;
  const target = join(stack, id);
  const beside = join(stack, `.${id}.${process.pid}.new`);
  mkdirSync(stack, { recursive: true });
  clearRemains(stack, id);
  for (const { path, text } of contentsOf(exported)) await writeBeside(join(beside, path), text);
  replaceFolder(target, beside, join(stack, `.${id}.${process.pid}.old`));
  return target;
}

function contentsOf({ module, files, record, at }: Exported): readonly SourceFile[] {
  const own = files ?? [];
  const manifest = {
    schema: 1,
    module: module.id,
    over: module.reference,
    entry: 'index.ts',
    files: own.map(({ path, text }) => ({ path, sha256: sha256(text) })),
    record,
    exportedAt: at,
  };
  return [
    ...own,
    { path: 'index.ts', text: indexOf(module, files === null) },
    { path: 'stack.json', text: `${JSON.stringify(manifest, null, 2)}\n` },
  ];
}

/** Named exports: a helper of the same name in two files stays out of the way. */
function indexOf(module: ModuleSpec, isPackage: boolean): string {
  const from = (file: string) => (isPackage ? module.reference : `./${file}`);
  const lines = module.tasks.map(
    ({ exports, file }) => `export { ${exports.join(', ')} } from '${from(file)}';`,
  );
  return `// The exports of module ${module.number}, ${module.title}.\n${lines.join('\n')}\n`;
}

function replaceFolder(target: string, beside: string, old: string): void {
  const hasOld = existsSync(target);
  if (hasOld) renameSync(target, old);
  try {
    renameSync(beside, target);
  } catch (error) {
    if (hasOld) renameSync(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

/** What an export that was killed left: its half, or the version that it had put aside. */
function clearRemains(stack: string, id: string): void {
  const remains = readdirSync(stack).filter(
    (name) => name.startsWith(`.${id}.`) && /\.\d+\.(?:new|old)$/.test(name),
  );
  for (const name of remains) {
    const isOnlyVersion = name.endsWith('.old') && !existsSync(join(stack, id));
    if (isOnlyVersion) renameSync(join(stack, name), join(stack, id));
    else rmSync(join(stack, name), { recursive: true, force: true });
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
