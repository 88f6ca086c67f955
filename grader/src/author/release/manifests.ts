// The files that make a folder a workspace of its own: manifests, pnpm's settings and lockfile.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import type { ArchiveFile } from '../../archives/zip.ts';
import type { ModuleSpec } from '../../contracts.ts';
import { COMMANDS, type Contents, type ReleasedPart } from './contents.ts';
import { catalogEntries, pruneLockfile, type Wanted } from './lockfile.ts';

const Table = z.record(z.string(), z.string());
const Root = z.looseObject({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  packageManager: z.string(),
  devDependencies: Table,
  optionalDependencies: Table,
});
const Settings = z.looseObject({ catalogs: z.record(z.string(), Table), catalog: Table });

/** Fields of a package's manifest that mean something in a release. */
const KEPT = ['name', 'version', 'private', 'description', 'license', 'bin', 'type'] as const;
/** What the root installs for learners: the command, and the types that editors look for. */
const FOR_LEARNERS = ['@types/node', 'tito'];

/** The manifests, settings and lockfile of a release. */
export function manifestFiles(
  workspace: string,
  modules: readonly ModuleSpec[],
  contents: Contents,
): readonly ArchiveFile[] {
  const root = Root.parse(JSON.parse(readFileSync(join(workspace, 'package.json'), 'utf8')));
  const wanted = new Map([
    ['.', [...FOR_LEARNERS, ...Object.keys(root.optionalDependencies)]],
    ...contents.parts.map((released): [string, readonly string[]] => [
      released.part.folder,
      dependenciesOf(released, contents),
    ]),
  ]);
  return [
    json('package.json', rootManifest(root, modules)),
    json('tsconfig.json', tsconfig(workspace)),
    ...contents.parts.map((released) =>
      json(`${released.part.folder}/package.json`, partManifest(released, contents)),
    ),
    ...pnpmFiles(workspace, wanted),
  ];
}

function rootManifest(root: z.infer<typeof Root>, modules: readonly ModuleSpec[]): object {
  const { name, version, license, packageManager, devDependencies, optionalDependencies } = root;
  const [only, second] = modules;
  const test =
    only !== undefined && second === undefined ? { test: `tito test ${only.number}` } : {};
  const kept = Object.entries(devDependencies).filter(([key]) => FOR_LEARNERS.includes(key));
  return {
    name,
    version,
    private: true,
    license,
    type: 'module',
    scripts: { start: 'node bin/bootstrap.cjs begin', ...test, begin: 'tito begin' },
    devDependencies: Object.fromEntries(kept),
    optionalDependencies,
    packageManager,
  };
}

function partManifest({ part, exports, types }: ReleasedPart, { files }: Contents): object {
  const kept = KEPT.flatMap((field) =>
    field in part.manifest ? [[field, part.manifest[field]] as const] : [],
  );
  const own = Object.keys(part.imports).filter((name) => name in COMMANDS);
  const entries = exports.map((key) => {
    const file = part.exports[key];
    return [key, types.includes(key) ? { types: file } : file] as const;
  });
  const isUsed = dependencyIn(part.folder, files);
  const dependencies = Object.entries(part.dependencies).filter(([name]) => isUsed(name));
  return {
    ...Object.fromEntries(kept),
    ...(entries.length === 0 ? {} : { exports: Object.fromEntries(entries) }),
    ...(own.length === 0
      ? {}
      : { imports: Object.fromEntries(own.map((name) => [name, COMMANDS[name]])) }),
    ...(dependencies.length === 0 ? {} : { dependencies: Object.fromEntries(dependencies) }),
  };
}

function dependenciesOf({ part }: ReleasedPart, { files }: Contents): readonly string[] {
  return Object.keys(part.dependencies).filter(dependencyIn(part.folder, files));
}

/** Whether some file below a folder names a package, or an entry of it, in quotes. */
function dependencyIn(folder: string, files: Contents['files']): (name: string) => boolean {
  const texts = [...files]
    .filter(([path]) => path.startsWith(`${folder}/`))
    .map(([, text]) => text);
  return (name) =>
    [`'${name}'`, `'${name}/`, `"${name}"`, `"${name}/`].some((quoted) =>
      texts.some((text) => text.includes(quoted)),
    );
}

const OF_BUILDS = ['composite', 'isolatedDeclarations', 'outDir', 'rootDir'];

/** For editors: nothing is compiled. */
function tsconfig(workspace: string): object {
  const base: unknown = JSON.parse(readFileSync(join(workspace, 'tsconfig.base.json'), 'utf8'));
  const { compilerOptions } = z.object({ compilerOptions: z.looseObject({}) }).parse(base);
  return {
    compilerOptions: { ...without(compilerOptions, OF_BUILDS), noEmit: true },
    include: ['modules/*/src', 'modules/*/stubs', 'modules/*/checks'],
  };
}

function pnpmFiles(workspace: string, wanted: Wanted): readonly ArchiveFile[] {
  const read = (name: string): unknown => parse(readFileSync(join(workspace, name), 'utf8'));
  const lockfile = pruneLockfile(read('pnpm-lock.yaml'), wanted);
  const settings = Settings.parse(read('pnpm-workspace.yaml'));
  const used = catalogEntries(lockfile.importers);
  const pinned = (name: string, catalog: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(catalog).filter(([key]) => used.get(name)?.has(key)));
  return [
    yaml('pnpm-lock.yaml', lockfile),
    yaml('pnpm-workspace.yaml', {
      packages: [...wanted.keys()].filter((folder) => folder !== '.'),
      ...without(settings, ['packages', 'allowBuilds', 'catalogs', 'catalog']),
      catalogs: Object.fromEntries(
        Object.entries(settings.catalogs).map(([name, catalog]) => [name, pinned(name, catalog)]),
      ),
      catalog: pinned('default', settings.catalog),
    }),
  ];
}

function without(table: Readonly<Record<string, unknown>>, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(table).filter(([key]) => !keys.includes(key)));
}

function json(path: string, value: object): ArchiveFile {
  return { path, content: `${JSON.stringify(value, null, 2)}\n` };
}

function yaml(path: string, value: object): ArchiveFile {
  return { path, content: stringify(value, { lineWidth: 0 }) };
}
