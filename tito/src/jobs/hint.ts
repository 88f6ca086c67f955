import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModuleSpec } from '@tito/grader';
import { z } from 'zod';
import { taskNamed } from '../course.ts';
import { EnvironmentError, UsageError } from '../errors.ts';
import { openHome } from '../home.ts';
import { hinted, progressOf } from '../progress/progress.ts';
import { loadProgress, updateProgress } from '../progress/store.ts';
import type { Hint } from './events/results.ts';

/** By task, from a nudge to nearly the answer. */
const Hints = z.record(z.string(), z.string().min(1).array().min(1).max(3));

/**
 * The next hint of a task, or a certain one; the last one again when all were shown. How many were
 * shown is remembered and costs nothing.
 */
export async function nextHint(taskId: string, step?: number): Promise<Hint> {
  const { module, task } = taskNamed(taskId);
  const hints = readHints(module)[task.id] ?? [];
  const total = hints.length;
  const home = openHome();
  const { hintsShown } = progressOf(loadProgress(home.progress), module.id);
  const shown = hintsShown[task.id] ?? 0;
  const chosen = step ?? Math.min(shown + 1, total);
  const text = hints[chosen - 1];
  if (text === undefined) {
    throw new UsageError(`Task ${task.id} has no hint ${step ?? 1}.`, [
      total === 0 ? 'It has none at all.' : `It has ${total}: --step 1 to --step ${total}.`,
    ]);
  }
  await updateProgress(home.progress, (progress) => hinted(progress, module.id, task.id, chosen));
  return { module, task, step: chosen, total, text, isRepeated: chosen <= shown };
}

function readHints(module: ModuleSpec): z.infer<typeof Hints> {
  const path = join(module.folder, 'hints.json');
  if (!existsSync(path)) return {};
  const parsed = Hints.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new EnvironmentError(`${path} is no list of hints: ${z.prettifyError(parsed.error)}`, [
    'Restore that file: git checkout -- modules',
  ]);
}
