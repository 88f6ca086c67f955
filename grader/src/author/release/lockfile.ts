// pnpm's lockfile, cut down to the packages of a release: every version and hash stays what it was.
import { z } from 'zod';

type Versions = Readonly<Record<string, string>>;
type Dependencies = Readonly<
  Record<string, { readonly specifier: string; readonly version: string }>
>;

const SECTIONS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
type Importer = { readonly [K in (typeof SECTIONS)[number]]?: Dependencies };

/** What this file reads of a lockfile; all else is kept as it is. */
export interface Lockfile {
  readonly lockfileVersion: '9.0';
  readonly catalogs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly importers: Readonly<Record<string, Importer>>;
  readonly packages: Readonly<Record<string, unknown>>;
  readonly snapshots: Readonly<
    Record<string, { readonly dependencies?: Versions; readonly optionalDependencies?: Versions }>
  >;
}

const versionTable = z.record(z.string(), z.string());
const dependencyTable = z.record(
  z.string(),
  z.looseObject({ specifier: z.string(), version: z.string() }),
);
const LockfileSchema: z.ZodType<Lockfile> = z.looseObject({
  lockfileVersion: z.literal('9.0'),
  catalogs: z.record(z.string(), z.record(z.string(), z.unknown())),
  importers: z.record(
    z.string(),
    z.looseObject({
      dependencies: dependencyTable.exactOptional(),
      devDependencies: dependencyTable.exactOptional(),
      optionalDependencies: dependencyTable.exactOptional(),
    }),
  ),
  packages: z.record(z.string(), z.unknown()),
  snapshots: z.record(
    z.string(),
    z.looseObject({
      dependencies: versionTable.exactOptional(),
      optionalDependencies: versionTable.exactOptional(),
    }),
  ),
});

/** What each package of the release depends on, by its folder: names of dependencies. */
export type Wanted = ReadonlyMap<string, readonly string[]>;

/**
 * The part of a lockfile that these packages need.
 * @throws {Error} if it is of another version, or lacks one of them
 */
export function pruneLockfile(lockfile: unknown, wanted: Wanted): Lockfile {
  const whole = LockfileSchema.parse(lockfile);
  const importers = Object.fromEntries(
    [...wanted].map(([folder, names]) => [folder, pruneImporter(whole.importers, folder, names)]),
  );
  const kept = reachedSnapshots(whole, importers);
  const packages = new Set([...kept].map((key) => key.replace(/\(.*$/, '')));
  return {
    ...whole,
    catalogs: pruneCatalogs(whole, importers),
    importers,
    packages: pick(whole.packages, packages),
    snapshots: pick(whole.snapshots, kept),
  };
}

function pruneImporter(
  importers: Lockfile['importers'],
  folder: string,
  names: readonly string[],
): Importer {
  const whole = importers[folder];
  if (whole === undefined) throw new Error(`pnpm-lock.yaml knows no ${folder}`);
  const known = new Set(SECTIONS.flatMap((section) => Object.keys(whole[section] ?? {})));
  const lacking = names.find((name) => !known.has(name));
  if (lacking !== undefined) throw new Error(`pnpm-lock.yaml knows no ${lacking} of ${folder}`);
  const sections = SECTIONS.map(
    (section) => [section, pick(whole[section] ?? {}, new Set(names))] as const,
  );
  return Object.fromEntries(sections.filter(([, entries]) => Object.keys(entries).length > 0));
}

/** The versions that the importers lead to, over any number of steps. */
function reachedSnapshots(
  { snapshots }: Lockfile,
  importers: Lockfile['importers'],
): ReadonlySet<string> {
  const reached = new Set<string>();
  const add = (versions: Readonly<Record<string, string>>) => {
    for (const [name, version] of Object.entries(versions)) {
      if (version.startsWith('link:')) continue;
      const keys = [`${name}@${version}`, version];
      const key = keys.find((candidate) => candidate in snapshots);
      if (key === undefined) throw new Error(`pnpm-lock.yaml has no snapshot of ${keys[0]}`);
      reached.add(key);
    }
  };
  for (const importer of Object.values(importers)) {
    for (const section of SECTIONS) {
      const entries = Object.entries(importer[section] ?? {});
      add(Object.fromEntries(entries.map(([name, { version }]) => [name, version])));
    }
  }
  for (const key of reached) {
    add(snapshots[key]?.dependencies ?? {});
    add(snapshots[key]?.optionalDependencies ?? {});
  }
  return reached;
}

function pruneCatalogs(
  { catalogs }: Lockfile,
  importers: Lockfile['importers'],
): Lockfile['catalogs'] {
  const used = catalogEntries(importers);
  const pruned = Object.entries(catalogs).map(([catalog, entries]) => [
    catalog,
    pick(entries, used.get(catalog) ?? new Set()),
  ]);
  return Object.fromEntries(pruned.filter(([, entries]) => Object.keys(entries ?? {}).length > 0));
}

/** The names that are asked for through each catalog. */
export function catalogEntries(
  importers: Lockfile['importers'],
): ReadonlyMap<string, ReadonlySet<string>> {
  const used = new Map<string, Set<string>>();
  for (const importer of Object.values(importers)) {
    for (const section of SECTIONS) {
      for (const [name, { specifier }] of Object.entries(importer[section] ?? {})) {
        if (!specifier.startsWith('catalog:')) continue;
        const catalog = specifier.slice('catalog:'.length) || 'default';
        used.set(catalog, (used.get(catalog) ?? new Set()).add(name));
      }
    }
  }
  return used;
}

function pick<T>(
  table: Readonly<Record<string, T>>,
  keys: ReadonlySet<string>,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(table).filter(([key]) => keys.has(key)));
}
