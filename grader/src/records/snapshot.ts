import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { SourceFile, Submission } from '../contracts.ts';
import { hashTexts } from '../evidence/hash-files.ts';
import { printable } from '../intake/printable.ts';
import { RecordError } from './store.ts';
import { writeBeside } from './write-beside.ts';

const Snapshot = z.strictObject({
  schema: z.literal(1),
  files: z.strictObject({ path: z.string(), text: z.string() }).array(),
});

/** What is wrong with a file may quote the file. */
const WHY_LENGTH = 600;
const DIGEST = /^[0-9a-f]{64}$/;

/** Where the snapshots lie that the records of a folder speak of. */
export function snapshotsBeside(records: string): string {
  return join(dirname(records), 'submissions');
}

/**
 * Keeps what is judged as `<sha256>.json`, so that it can be judged again whatever becomes of the
 * archive. A snapshot is never changed: one that is there and whole is left alone.
 */
export async function writeSnapshot(
  folder: string,
  { sha256, files }: Pick<Submission, 'sha256' | 'files'>,
): Promise<void> {
  const kept = await readSnapshot(folder, sha256).catch(() => null);
  if (kept !== null) return;
  const snapshot: z.infer<typeof Snapshot> = { schema: 1, files: [...files] };
  await writeBeside(pathOf(folder, sha256), `${JSON.stringify(snapshot, null, 2)}\n`);
}

/**
 * The files with this hash, or null if they were not kept.
 * @throws RecordError if the snapshot is damaged, or holds other files than its name says
 */
export async function readSnapshot(
  folder: string,
  sha256: string,
): Promise<readonly SourceFile[] | null> {
  const path = pathOf(folder, sha256);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const files = parse(path, text);
  const found = hashTexts(files);
  if (found !== sha256) {
    throw new RecordError(
      `${path} does not hold what was judged: its files have the SHA-256 ${found}.`,
    );
  }
  return files;
}

function parse(path: string, text: string): readonly SourceFile[] {
  try {
    return Snapshot.parse(JSON.parse(text)).files;
  } catch (error) {
    const why =
      error instanceof z.ZodError ? z.prettifyError(error).replaceAll('\n', '; ') : String(error);
    throw new RecordError(`${path} is damaged: ${printable(why, WHY_LENGTH)}`, { cause: error });
  }
}

function pathOf(folder: string, sha256: string): string {
  if (!DIGEST.test(sha256)) throw new RecordError(`'${sha256}' is no SHA-256 of a submission.`);
  return join(folder, `${sha256}.json`);
}
