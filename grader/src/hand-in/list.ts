import type { ModuleSpec } from '../contracts.ts';
import { contentOf, readArchive } from '../intake/from-zip.ts';
import { decodeManifest, MANIFEST, type Manifest } from '../intake/manifest.ts';
import { listArchive } from '../intake/zip-entries.ts';

/** What an archive to hand in holds, as grading sees it. */
export interface HandInListing {
  readonly bytes: number;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** Of the judged files, as records name it. */
  readonly sha256: string;
  /** The list that was packed with the files; null if there is none of tito's. */
  readonly manifest: Manifest | null;
  /** What is not as that list says, a sentence each. */
  readonly altered: readonly string[];
}

/** Lists an archive, or says in a sentence why grading would refuse it. */
export async function listHandIn(
  module: ModuleSpec,
  bytes: Uint8Array,
): Promise<HandInListing | { readonly reason: string }> {
  const archive = Buffer.from(bytes);
  const submission = await readArchive(module, archive);
  if ('reason' in submission) return submission;
  const files = await listArchive(archive);
  const list = files.find(({ name }) => name === MANIFEST);
  return {
    bytes: archive.length,
    files: files.map(({ name, size }) => ({ path: name, bytes: size })),
    sha256: submission.sha256,
    manifest: list === undefined ? null : decodeManifest(contentOf(list)),
    altered: submission.altered ?? [],
  };
}
