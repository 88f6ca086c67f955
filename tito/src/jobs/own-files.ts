import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ModuleSpec } from '@tito/grader';
import { printable } from '@tito/grader/plain';
import { say } from '../messages/index.ts';

/** Of a module's task files those that cannot be judged, each with a sentence that says why. */
export function missingFiles(module: ModuleSpec, folder: string): Readonly<Record<string, string>> {
  const files = [...new Set(module.tasks.map(({ file }) => file))];
  if (!existsSync(join(folder, 'src'))) {
    const all = say.files.allMissing({ command: `tito module start ${module.number}` });
    return Object.fromEntries(files.map((file) => [file, all]));
  }
  return Object.fromEntries(
    files.flatMap((file) => {
      const why = whyMissing(module, folder, file);
      return why === null ? [] : [[file, why]];
    }),
  );
}

/** Whether a learner has this file themselves: what else is judged is the empty one. */
export function isOwnFile(folder: string, file: string): boolean {
  return lstatSync(join(folder, file), { throwIfNoEntry: false })?.isFile() ?? false;
}

/** By the names in the folder: where case is ignored, another one would be found by its path. */
function whyMissing({ number }: ModuleSpec, folder: string, file: string): string | null {
  const path = join(folder, file);
  const name = basename(path);
  const names = namesIn(dirname(path));
  if (names.includes(name)) {
    if (isOwnFile(folder, file)) return null;
    const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    return isLink ? say.files.link({ file }) : say.files.none({ file });
  }
  const similar = names.find((other) => other.toLowerCase() === name.toLowerCase());
  return similar === undefined
    ? say.files.missing({ file, command: `tito module start ${number}` })
    : say.files.otherCase({ file, other: printable(similar) });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // without the folder every file of it is missing
  }
}
