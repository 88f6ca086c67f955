import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { ModuleSpec, Refusal, Submission } from '../contracts.ts';
import { holdsResults } from './earlier-results.ts';
import { isArchive, isNoText, isOfTheSystem, quoted } from './entry-names.ts';
import { archiveWithin, readFolder } from './from-folder.ts';
import { readZip } from './from-zip.ts';
import { type Superseded, superseded } from './attempts.ts';
import { identify, type Identity, stem } from './identify.ts';
import { printable } from './printable.ts';

/** There is nothing to grade where it was asked for; the message says what to do. */
export class IntakeError extends Error {
  override readonly name = 'IntakeError';
}

/** Something in the batch's folder that somebody handed in. */
export interface Candidate {
  readonly identity: Identity;
  readonly read: () => Promise<Submission | Refusal>;
  /** When it was handed in, ISO 8601 UTC; null if nobody knows. */
  readonly handedIn: () => Promise<string | null>;
  /** Names of the same learner's earlier attempts, which are not judged. */
  readonly supersedes: readonly string[];
}

/** What a batch's folder holds: submissions by file name, and what is not judged. */
export interface Found {
  readonly candidates: readonly Candidate[];
  /** Attempts that a later one of the same learner stands for. */
  readonly superseded: readonly Superseded[];
  /** Files that are no submissions. */
  readonly skipped: readonly string[];
  /** Folders that earlier runs wrote their results into. */
  readonly earlierResults: readonly string[];
}

/** Where a batch's results go, what it writes there, and to whom it gave ids already. */
export interface ResultsFolder {
  readonly folder: string;
  readonly names: readonly string[];
  readonly known: readonly Identity[];
}

type Kind = 'folder' | 'archive' | 'link' | 'foreign' | 'no-text';

interface Entry {
  readonly name: string;
  readonly kind: Kind;
}

/**
 * Lists the submissions of a folder: one folder or archive per learner, in order of name; of several
 * attempts the latest, by what the names state. Files of the system and the results' own folder are
 * passed over; other files are named as skipped, and folders of earlier results as such.
 * @throws IntakeError if there is no such folder, if it is a submission itself, or if it holds none; and
 *   if results would go over a submission
 */
export async function findSubmissions(
  module: ModuleSpec,
  folder: string,
  results: ResultsFolder,
): Promise<Found> {
  await refuseNoFolder(folder);
  await refuseOneSubmission(module, folder);
  const ownOut = await realOrSame(results.folder);
  await refuseOut(await realpath(folder), ownOut, results.names);
  const entries: Entry[] = [];
  const skipped: string[] = [];
  const earlierResults: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (isOfTheSystem(entry.name)) continue;
    const path = join(folder, entry.name);
    if ((await realOrSame(path)) === ownOut) continue;
    const kind = kindOf(entry);
    if (kind === 'folder' && (await holdsResults(path, results.names)))
      earlierResults.push(printable(entry.name));
    else if (kind === null) skipped.push(printable(entry.name));
    else entries.push({ name: entry.name, kind });
  }
  if (entries.length === 0) {
    throw new IntakeError(
      `${folder} holds no submissions; put one folder or one .zip per learner into it.`,
    );
  }
  const earlier = superseded(entries.map(({ name }) => ({ name, stem: stem(name) })));
  return {
    candidates: candidatesOf(module, folder, entries, earlier, results.known),
    superseded: earlier.map(({ name, by }) => ({ name: printable(name), by: printable(by) })),
    skipped: skipped.toSorted(),
    earlierResults: earlierResults.toSorted(),
  };
}

function candidatesOf(
  module: ModuleSpec,
  folder: string,
  entries: readonly Entry[],
  earlier: readonly Superseded[],
  known: readonly Identity[],
): readonly Candidate[] {
  const isLatest = ({ name }: Entry) => !earlier.some((attempt) => attempt.name === name);
  const sorted = entries.filter(isLatest).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const identities = identify(
    sorted.map(({ name }) => name),
    known,
  );
  return sorted.flatMap(({ name, kind }, index) => {
    const identity = identities[index];
    const path = join(folder, name);
    const supersedes = earlier.filter(({ by }) => by === name);
    return identity === undefined
      ? []
      : [
          {
            ...candidate(module, identity, path, kind),
            supersedes: supersedes.map((attempt) => printable(attempt.name)),
          },
        ];
  });
}

function candidate(
  module: ModuleSpec,
  identity: Identity,
  path: string,
  kind: Kind,
): Omit<Candidate, 'supersedes'> {
  return {
    identity,
    read: () => readAs(kind, module, path, identity),
    handedIn: () => handedInAt(kind, path),
  };
}

/** Copying or unpacking a folder gives it a time that has nothing to do with its author. */
async function handedInAt(kind: Kind, path: string): Promise<string | null> {
  if (kind === 'archive' || kind === 'foreign') return changedAt(path);
  // A folder that cannot be read has no time either; reading it as a submission says why.
  const archive = kind === 'folder' ? await archiveWithin(path).catch(() => null) : null;
  return archive === null ? null : changedAt(archive);
}

async function changedAt(path: string): Promise<string | null> {
  const status = await stat(path).catch(() => null);
  return status === null ? null : status.mtime.toISOString();
}

async function readAs(
  kind: Kind,
  module: ModuleSpec,
  path: string,
  identity: Identity,
): Promise<Submission | Refusal> {
  const refusal = (reason: string) => ({ ...identity, reason });
  switch (kind) {
    case 'folder':
      return readFolder(module, path, identity);
    case 'archive':
      return readZip(module, path, identity);
    case 'link':
      return refusal('It is a symbolic link; links are not followed. Hand in the files.');
    case 'no-text':
      return refusal('Its file name is no UTF-8; rename it.');
    case 'foreign':
      return refusal('It is no zip archive; hand in a .zip.');
  }
}

function kindOf(entry: {
  name: string;
  isDirectory(): boolean;
  isFile(): boolean;
  isSymbolicLink(): boolean;
}): Kind | null {
  if (isNoText(entry.name)) return 'no-text';
  if (entry.isDirectory()) return 'folder';
  if (entry.isSymbolicLink()) return 'link';
  if (!entry.isFile()) return null;
  if (/\.zip$/i.test(entry.name)) return 'archive';
  return isArchive(entry.name) ? 'foreign' : null;
}

async function refuseNoFolder(folder: string): Promise<void> {
  const status = await stat(folder).catch(() => null);
  if (status === null) {
    throw new IntakeError(`${folder} does not exist; give the folder that holds the submissions.`);
  }
  if (!status.isDirectory()) {
    throw new IntakeError(`${folder} is no folder; give the folder that holds the submissions.`);
  }
}

/** Results go beside the submissions or into a folder of their own among them: never over somebody's work. */
async function refuseOut(folder: string, out: string, known: readonly string[]): Promise<void> {
  const way = relative(folder, out);
  if (way === '') {
    throw new IntakeError(`${folder} cannot take the results too; choose another folder for them.`);
  }
  if (way.startsWith('..') || isAbsolute(way)) return;
  if (way.includes(sep)) {
    throw new IntakeError(
      `The results cannot go into a submission (${printable(way)}); choose a folder beside it.`,
    );
  }
  const names = await readdir(out).catch(() => []);
  const other = names.find((name) => !known.includes(name) && !isOfTheSystem(name));
  if (other === undefined) return;
  throw new IntakeError(
    `${printable(way)} is where the results would go, and holds ${quoted(other)}: it may be a submission; choose another folder for the results.`,
  );
}

async function refuseOneSubmission(module: ModuleSpec, folder: string): Promise<void> {
  for (const { file } of module.tasks) {
    if ((await stat(join(folder, file)).catch(() => null)) !== null) {
      throw new IntakeError(`${folder} is one submission; give the folder that holds it.`);
    }
  }
}

/** A path's true place, or the path itself while nothing is there. */
async function realOrSame(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}
