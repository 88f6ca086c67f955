import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export const ROOT: string = join(import.meta.dirname, '../..');

/** Whether the hidden checks, and with them the corpus, are in this checkout. */
export const HAS_HIDDEN: boolean = existsSync(join(ROOT, 'grader/checks/15-quantization/index.ts'));

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder for one test, removed after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tito-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A module's files as `tito module start` leaves them, which has a test of its own. */
export function startModule(home: string, id = '15-quantization'): void {
  const source = join(home, 'modules', id, 'src');
  cpSync(join(ROOT, 'modules', id, 'stubs'), source, { recursive: true });
}

/** The environment of somebody at a plain machine, with a home of its own. */
export function environment(home: string): Record<string, string> {
  const inherited = ['PATH', 'HOME', 'TMPDIR', 'NODE_COMPILE_CACHE'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(inherited), LANG: 'C.UTF-8', TITO_HOME: home };
}

/** Runs `tito` as a process of its own, its output through pipes. */
export function tito(
  args: readonly string[],
  home: string,
  env: Readonly<Record<string, string>> = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(join(ROOT, 'bin/tito'), args, {
    encoding: 'utf8',
    cwd: home,
    env: { ...environment(home), ...env },
  });
  return { code: status, stdout, stderr };
}

/** `tito` on a machine without bubblewrap: where there is one, it is covered for this process alone. */
export function titoWithoutBubblewrap(args: readonly string[], home: string): Ran {
  const cover =
    'for p in /usr/bin/bwrap /bin/bwrap /usr/local/bin/bwrap; do ' +
    '[ ! -e "$p" ] || mount --bind /dev/null "$p" || exit 99; done; exec "$@"';
  const { status, stdout, stderr } = spawnSync(
    'unshare',
    ['--mount', 'sh', '-c', cover, 'sh', join(ROOT, 'bin/tito'), ...args],
    { encoding: 'utf8', cwd: home, env: environment(home) },
  );
  return { code: status, stdout, stderr };
}

/** Whether it can be covered: a mount of one's own takes root. */
export const mayCover: boolean = process.platform === 'linux' && process.getuid?.() === 0;
