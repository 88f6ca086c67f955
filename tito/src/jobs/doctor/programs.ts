// Node, and what installs.
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { WORKSPACE } from '@tito/grader/plain';
import { z } from 'zod';
import type { Examination } from '../events/doctor.ts';
import { examine, note, well, wrong } from './examine.ts';

const Manifest = z.object({ packageManager: z.string() });

/** The Node that runs this, npx, and whether what is installed is what the lockfile asks for. */
export async function examinePrograms(): Promise<readonly Examination[]> {
  return [
    await examine('Node', 'asked this process', nodeFound),
    await examine('pnpm', 'looked for npx, which starts it, on the PATH', pnpmFound),
    await examine('installation', 'compared node_modules with pnpm-lock.yaml', installed),
  ];
}

function nodeFound() {
  const { version, execPath } = process;
  const isOwn = execPath.startsWith(join(WORKSPACE, 'node_modules') + sep);
  if (isOwn) return well(`${version}, the one that this workspace brings`);
  return note(
    `${version} at ${execPath}: not the one that this workspace brings`,
    'Start tito as bin/tito, or with `npx tito`, so that verdicts are those of others.',
  );
}

function pnpmFound() {
  const text = readFileSync(join(WORKSPACE, 'package.json'), 'utf8');
  const { packageManager } = Manifest.parse(JSON.parse(text));
  const npx = onPath('npx');
  if (npx !== null) return well(`${npx} starts ${packageManager}; no pnpm of yours is used`);
  return note(
    `there is no npx, so ${packageManager} cannot be started; only installing needs it`,
    'Install Node with npm: https://nodejs.org',
  );
}

function installed() {
  const modules = join(WORKSPACE, 'node_modules/.modules.yaml');
  const lockfile = join(WORKSPACE, 'pnpm-lock.yaml');
  const next = `cd ${WORKSPACE} && npm start`;
  if (!existsSync(modules)) {
    return note('pnpm has not installed this node_modules', `If something is missing: ${next}`);
  }
  const isStale = statSync(modules).mtimeMs < statSync(lockfile).mtimeMs;
  return isStale
    ? wrong('the lockfile changed after the installation', `Install again: ${next}`)
    : well('nothing changed since the installation');
}

function onPath(program: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, program)).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
