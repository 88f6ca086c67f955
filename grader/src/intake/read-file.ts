import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { quoted } from './entry-names.ts';
import { refuse } from './refused.ts';

// A link is not followed, and a pipe without a writer does not block. Windows knows neither flag.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of a regular file.
 * @param shown how sentences call it
 * @throws RefusedError if it is a link, no regular file, or bigger than the limit
 */
export async function readRegularFile(path: string, shown: string, limit: number): Promise<Buffer> {
  const handle = await open(path, FLAGS).catch((error: unknown) => {
    if (isLinkError(error))
      return refuse(`${quoted(shown)} is a symbolic link; links are not followed.`);
    throw error;
  });
  try {
    const status = await handle.stat();
    if (!status.isFile()) refuse(`${quoted(shown)} is no regular file.`);
    // One byte beyond the limit tells a file that grew since from one that fits.
    const buffer = Buffer.alloc(Math.min(status.size, limit) + 1);
    const length = await fill(buffer, (rest, at) => handle.read(rest, 0, rest.length, at));
    if (status.size > limit || length > limit) {
      refuse(
        `${quoted(shown)} has ${Math.max(status.size, length)} bytes; at most ${limit} are read.`,
      );
    }
    return buffer.subarray(0, length);
  } finally {
    await handle.close();
  }
}

async function fill(
  buffer: Buffer,
  read: (rest: Buffer, at: number) => Promise<{ bytesRead: number }>,
): Promise<number> {
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await read(buffer.subarray(length), length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length;
}

function isLinkError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ELOOP';
}
