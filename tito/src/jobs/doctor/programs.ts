// Node, and what installs.
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { WORKSPACE } from '@tito/grader/plain';
import { z } from 'zod';
import type { Examination } from '../events/doctor.ts';
import { examine, note, well, wrong } from './examine.ts';
import { say } from '../../messages/index.ts';

const Manifest = z.object({ packageManager: z.string() });

/** The Node that runs this, npx, and whether what is installed is what the lockfile asks for. */
export async function examinePrograms(): Promise<readonly Examination[]> {
  const { names } = say.doctor;
  return [
    await examine(names.node, say.doctor.askedProcess, nodeFound),
    await examine(names.pnpm, say.doctor.lookedForNpx, pnpmFound),
    await examine(names.installation, say.doctor.compared, installed),
  ];
}

function nodeFound() {
  const { version, execPath } = process;
  const isOwn = execPath.startsWith(join(WORKSPACE, 'node_modules') + sep);
  if (isOwn) return well(say.doctor.ownNode({ version }));
  return note(say.doctor.otherNode({ version, path: execPath }), say.doctor.startAs);
}

function pnpmFound() {
  const text = readFileSync(join(WORKSPACE, 'package.json'), 'utf8');
  const { packageManager } = Manifest.parse(JSON.parse(text));
  const npx = onPath('npx');
  if (npx !== null) return well(say.doctor.npxStarts({ npx, pnpm: packageManager }));
  return note(say.doctor.noNpx({ pnpm: packageManager }), say.doctor.installNode);
}

function installed() {
  const modules = join(WORKSPACE, 'node_modules/.modules.yaml');
  const lockfile = join(WORKSPACE, 'pnpm-lock.yaml');
  const command = `cd ${WORKSPACE} && npm start`;
  if (!existsSync(modules)) {
    return note(say.doctor.notInstalled, say.doctor.ifMissing({ command }));
  }
  const isStale = statSync(modules).mtimeMs < statSync(lockfile).mtimeMs;
  return isStale
    ? wrong(say.doctor.isStale, say.doctor.installAgain({ command }))
    : well(say.doctor.isFresh);
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
