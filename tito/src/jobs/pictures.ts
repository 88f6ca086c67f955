import { statSync } from 'node:fs';
import { join } from 'node:path';
import type {
  CheckResult,
  ModuleGrader,
  ModuleSpec,
  StackLayer,
  Submission,
  TaskPicture,
} from '@tito/grader';
import { type Home, learnerFolder } from '../home.ts';

interface Subject {
  /** Null if intake refused it. */
  readonly subject: Submission | 'reference' | null;
  readonly results: readonly CheckResult[];
  readonly stack: readonly StackLayer[];
}

/**
 * The picture that belongs to what was done last: that of the last task with a picture in the file that
 * was changed last, if its public checks pass. Whoever works on something else is not shown it again.
 */
export async function latestPicture(
  grader: ModuleGrader,
  home: Home,
  { subject, results, stack }: Subject,
): Promise<readonly TaskPicture[]> {
  const { module } = grader;
  if (subject === null) return [];
  const file =
    subject === 'reference'
      ? module.tasks.at(-1)?.file
      : latestFile(module, learnerFolder(home, module));
  const done = module.tasks.filter((task) => task.file === file && isDone(task.id, results));
  for (const { id } of done.toReversed()) {
    const drawn = await grader.draw({ subject, stack, tasks: [id] });
    if (drawn.length > 0) return drawn;
  }
  return [];
}

/** Whether all public checks of a task passed, and there is one at least. */
export function isDone(task: string, results: readonly CheckResult[]): boolean {
  const own = results.filter((result) => result.task === task && result.pack === 'public');
  return own.length > 0 && own.every(({ outcome }) => outcome === 'passed');
}

/** Of the files of a module that are there, the one that was changed last; of several, the last one. */
function latestFile({ tasks }: ModuleSpec, folder: string): string | undefined {
  let latest: { readonly file: string; readonly changedMs: number } | undefined;
  for (const { file } of tasks) {
    const changedMs = statSync(join(folder, file), { throwIfNoEntry: false })?.mtimeMs;
    if (changedMs === undefined || changedMs < (latest?.changedMs ?? 0)) continue;
    latest = { file, changedMs };
  }
  return latest?.file;
}
