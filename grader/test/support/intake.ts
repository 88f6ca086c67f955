// Work that is handed in, as archives and folders, and what intake makes of it.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Refusal, Submission } from '../../src/contracts.ts';
import { readFolder } from '../../src/intake/from-folder.ts';
import { readZip } from '../../src/intake/from-zip.ts';
import { double, GOOD, scratchFolder, writeFiles } from './double.ts';
import { type RawEntry, type RawOptions, rawZip } from './raw-zip.ts';

/** A file of the work, as an entry. */
export const work: RawEntry = { name: 'src/double.ts', content: GOOD['src/double.ts'] ?? '' };

/** A symbolic link out of the archive. */
export const link: RawEntry = { name: 'src/half.ts', content: '/etc/passwd', mode: 0o120_777 };

let inbox = '';

/** Where one archive after the other lies: there are a thousand of them. Each test file removes its own. */
function openInbox(): string {
  if (!existsSync(inbox)) inbox = scratchFolder();
  return inbox;
}

export async function readArchive(bytes: Uint8Array): Promise<Submission | Refusal> {
  const path = join(openInbox(), 'ada.zip');
  writeFileSync(path, bytes);
  return readZip(double, path);
}

export function archived(
  entries: readonly RawEntry[],
  options?: RawOptions,
): Promise<Submission | Refusal> {
  return readArchive(rawZip(entries, options));
}

export function foldered(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Submission | Refusal> {
  return readFolder(double, writeFiles(scratchFolder(), files), { id: 'ada', name: 'Ada' });
}

export function accepted(result: Submission | Refusal): Submission {
  if ('reason' in result) throw new Error(`refused: ${result.reason}`);
  return result;
}

export function reasonOf(result: Submission | Refusal): string {
  if (!('reason' in result)) throw new Error('accepted');
  return result.reason;
}

export function pathsOf({ files }: Submission): readonly string[] {
  return files.map(({ path }) => path);
}

export function textOf({ files }: Submission, wanted: string): string | undefined {
  return files.find(({ path }) => path === wanted)?.text;
}

/** An entry that unpacks to `size` zeros, described truthfully. */
export const zeros = (name: string, size: number): RawEntry => ({
  name,
  content: Buffer.alloc(size),
  method: 8,
});
