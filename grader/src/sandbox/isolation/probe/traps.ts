import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { LaunchRequest } from '../../isolation.ts';
import type { Limits } from '../../limits.ts';

const ATTEMPTS_SOURCE = readFileSync(join(import.meta.dirname, 'attempts.js'), 'utf8');
const MIB = 1 << 20;
/** How far beyond the limit of memory the probe reaches. */
const BEYOND_MIB = 64;

/**
 * Sets out what a sandboxed process must not get at, for as long as some work takes: a file that
 * anybody may read, a folder that anybody may write to, a port that answers, this very process.
 * @param work takes the program that tries to get at them
 */
export async function withTraps<T>(
  { residentMiB }: Pick<Limits, 'residentMiB'>,
  work: (request: LaunchRequest) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tito-probe-'));
  const file = join(folder, 'secret');
  const server = createServer((socket) => void socket.on('error', () => undefined).end());
  try {
    await writeFile(file, 'readable by everybody', { mode: 0o644 });
    await chmod(folder, 0o777);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const bytes = (residentMiB + BEYOND_MIB) * MIB;
    const args = JSON.stringify([file, folder, port, process.pid, bytes].map(String));
    const source = `process.argv.push(...${args});\n${ATTEMPTS_SOURCE}`;
    return await work({ source, collector: false });
  } finally {
    server.close();
    for (const path of [folder, `/tmp/${basename(folder)}-written`]) {
      await rm(path, { recursive: true, force: true });
    }
  }
}
