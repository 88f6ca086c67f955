import { opendir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { ModuleSpec, Refusal, Submission } from '../contracts.ts';
import { isNoText, quoted, refuseOversized, toolFolder } from './entry-names.ts';
import { type Identity, identityOf } from './identify.ts';
import type { LeftOut } from './left-out.ts';
import { INTAKE_LIMITS } from './limits.ts';
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
 * Reads a submitted folder. Links are not followed, folders of tools are not entered.
 * Errors of the file system, such as a folder without permission to read, are thrown.
 */
export function readFolder(
  module: ModuleSpec,
  folder: string,
  identity: Identity = identityOf(basename(resolve(folder))),
): Promise<Submission | Refusal> {
  return orRefusal(identity, async () => {
    const listing = await listFolder(folder);
    return submit(module, identity, folder, listing, selectFiles(module, listing.names));
  });
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
  const read = (name: string) => readRegularFile(join(folder, name), name, INTAKE_LIMITS.fileBytes);
  const contents = await readSelection(selection, read);
  return toSubmission(module, identity, contents, [...selection.leftOut, ...listing.leftOut]);
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
