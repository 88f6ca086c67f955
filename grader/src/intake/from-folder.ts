import { opendir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { ModuleSpec, Refusal, Submission } from '../contracts.ts';
import {
  isArchive,
  isNoText,
  isOfTheSystem,
  quoted,
  refuseOversized,
  toolFolder,
} from './entry-names.ts';
import { unpack } from './from-zip.ts';
import { type Identity, identityOf } from './identify.ts';
import { type LeftOut, summarize } from './left-out.ts';
import { INTAKE_LIMITS } from './limits.ts';
import { printable } from './printable.ts';
import { readRegularFile } from './read-file.ts';
import { orRefusal, refuse } from './refused.ts';
import { selectBelow, type Selection, selectFiles } from './select.ts';
import { NO_CONTENTS, readSelection, toSubmission } from './submission.ts';

/** What lies in a folder: regular files by path, and what is neither file nor folder. */
interface Listing {
  readonly names: string[];
  readonly leftOut: LeftOut[];
}

/**
 * Reads a submitted folder. Links are not followed, folders of tools are not entered. A folder that
 * holds no source file but one zip archive is that archive: learning platforms give each learner a
 * folder around what was uploaded.
 * Errors of the file system, such as a folder without permission to read, are thrown.
 */
export function readFolder(
  module: ModuleSpec,
  folder: string,
  identity: Identity = identityOf(basename(resolve(folder))),
): Promise<Submission | Refusal> {
  return orRefusal(identity, async () => {
    const listing = await listFolder(folder);
    const archive = loneArchive(listing.names);
    return archive === null
      ? submit(module, identity, folder, listing, selectFiles(module, listing.names))
      : submitArchive(module, identity, folder, listing, archive);
  });
}

/**
 * The path of the archive that a submitted folder stands for, or null if it is the work itself.
 * @throws RefusedError if it is neither
 */
export async function archiveWithin(folder: string): Promise<string | null> {
  const archive = loneArchive((await listFolder(folder)).names);
  return archive === null ? null : join(folder, archive);
}

async function submitArchive(
  module: ModuleSpec,
  identity: Identity,
  folder: string,
  { names, leftOut }: Listing,
  archive: string,
): Promise<Submission> {
  const submission = await unpack(
    module,
    await readFile(folder, archive, INTAKE_LIMITS.archiveBytes),
    identity,
  );
  const beside = names.filter((name) => name !== archive);
  const besideIt = beside.map((path) => ({ path, why: `beside ${printable(archive, 80)}` }));
  return {
    ...submission,
    ignored: [...submission.ignored, ...summarize([...besideIt, ...leftOut])],
  };
}

/** @throws RefusedError if there are several archives and no source file */
function loneArchive(names: readonly string[]): string | null {
  if (names.some((name) => name.endsWith('.ts'))) return null;
  const archives = names.filter((name) => isArchive(name) && !isOfTheSystem(basename(name)));
  const [only, second] = archives;
  if (second !== undefined) {
    const shown = archives.slice(0, 3).map(quoted).join(', ');
    const more = archives.length > 3 ? ` and ${archives.length - 3} more` : '';
    refuse(`The folder holds ${archives.length} archives (${shown}${more}); hand in one .zip.`);
  }
  return only !== undefined && /\.zip$/i.test(only) ? only : null;
}

/**
 * Reads the learner's own work: `src/` over the module's stubs, or the stubs alone while there is no
 * `src/`.
 * @param folder where `src/` lies; the module's own folder unless the learner keeps work elsewhere
 */
export function readLearner(
  module: ModuleSpec,
  folder: string = module.folder,
  identity: Identity = { id: 'learner', name: 'learner' },
): Promise<Submission | Refusal> {
  return orRefusal(identity, async () => {
    const own = join(folder, 'src');
    if (!(await isFolder(own))) return toSubmission(module, identity, NO_CONTENTS);
    const listing = await listFolder(own, 'src/');
    return submit(module, identity, folder, listing, selectBelow(listing.names));
  });
}

async function submit(
  module: ModuleSpec,
  identity: Identity,
  folder: string,
  listing: Listing,
  selection: Selection,
): Promise<Submission> {
  const read = (name: string) => readFile(folder, name, INTAKE_LIMITS.fileBytes);
  const contents = await readSelection(selection, read);
  return toSubmission(module, identity, contents, [...selection.leftOut, ...listing.leftOut]);
}

function readFile(folder: string, name: string, maxBytes: number): Promise<Buffer> {
  return readRegularFile(join(folder, name), name, maxBytes);
}

/** @param prefix stands before every path: the folder itself, when it is part of the paths */
async function listFolder(folder: string, prefix: string = ''): Promise<Listing> {
  const listing: Listing = { names: [], leftOut: [] };
  const folders = [prefix];
  let count = 0;
  for (const current of folders) {
    for await (const entry of await opendir(join(folder, current.slice(prefix.length)))) {
      if (++count > INTAKE_LIMITS.entries) refuseCrowd(folder);
      const path = current + entry.name;
      if (toolFolder(path) !== null) listing.leftOut.push({ path, why: 'never used' });
      else if (isNoText(entry.name)) listing.leftOut.push({ path, why: 'its name is no UTF-8' });
      else if (entry.isDirectory()) folders.push(`${path}/`);
      else if (entry.isFile()) listing.names.push(path);
      else
        listing.leftOut.push({ path, why: entry.isSymbolicLink() ? 'a link' : 'no regular file' });
      if (toolFolder(path) === null) refuseOversized(path, path.split('/').length);
    }
  }
  listing.names.sort();
  return listing;
}

function refuseCrowd(folder: string): never {
  return refuse(
    `The folder ${quoted(basename(folder))} has more than ${INTAKE_LIMITS.entries} files and folders; hand in src/ only.`,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}
