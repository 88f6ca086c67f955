import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A file that is written in full beside its place and not yet moved there. */
export interface Staged {
  /** Moves it to its place, over what was there. */
  commit(): Promise<void>;
}

/**
 * Writes a file so that its place holds either the old content or the new one, whole, whenever the
 * process or the machine stops: beside it, to the disk, then renamed. Creates the folder.
 */
export async function writeBeside(path: string, content: string | Uint8Array): Promise<void> {
  const staged = await stage(path, content);
  await staged.commit();
}

/** The first half of `writeBeside`: everything but the renaming. */
export async function stage(path: string, content: string | Uint8Array): Promise<Staged> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const beside = join(folder, `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    await writeSynced(beside, content);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  return {
    commit: async () => {
      await rename(beside, path);
      await syncFolder(folder);
    },
  };
}

async function writeSynced(path: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A renaming lasts once its folder is on the disk. Windows cannot open folders and needs not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
