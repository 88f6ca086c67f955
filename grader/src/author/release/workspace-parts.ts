import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { z } from 'zod';

type Table = Readonly<Record<string, string>>;

/** One package of the workspace, as its package.json describes it. */
export interface WorkspacePart {
  /** From the workspace's root: `packages/nn`. */
  readonly folder: string;
  readonly name: string;
  readonly exports: Table;
  readonly imports: Table;
  readonly dependencies: Table;
  /** All fields, as they are. */
  readonly manifest: Readonly<Record<string, unknown>>;
}

const table = z.record(z.string(), z.string()).default({});
const ManifestFile: z.ZodType<
  Pick<WorkspacePart, 'name' | 'exports' | 'imports' | 'dependencies'>
> = z.object({ name: z.string(), exports: table, imports: table, dependencies: table });

const SINGLE = ['grader', 'tito', 'milestones'];
const FOLDERS = ['packages', 'modules'];

/** The packages that a release may be made of, by name. */
export function readParts(workspace: string): ReadonlyMap<string, WorkspacePart> {
  const below = FOLDERS.flatMap((folder) =>
    readdirSync(join(workspace, folder)).map((name) => posix.join(folder, name)),
  );
  const parts = [...below, ...SINGLE].map((folder): WorkspacePart => {
    const text = readFileSync(join(workspace, folder, 'package.json'), 'utf8');
    const manifest: Record<string, unknown> = JSON.parse(text);
    const { name, exports, imports, dependencies } = ManifestFile.parse(manifest);
    return { folder, manifest, name, exports, imports, dependencies };
  });
  return new Map(parts.map((part) => [part.name, part]));
}

/** A specifier as a package and the key of its exports: `@tito/nn/node` is `@tito/nn` and `./node`. */
export function splitSpecifier(specifier: string): { readonly name: string; readonly key: string } {
  const words = specifier.split('/');
  const length = specifier.startsWith('@') ? 2 : 1;
  const rest = words.slice(length);
  return { name: words.slice(0, length).join('/'), key: ['.', ...rest].join('/') };
}
