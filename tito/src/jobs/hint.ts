import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModuleSpec } from '@tito/grader';
import { WORKSPACE } from '@tito/grader/plain';
import { z } from 'zod';
import { openCourse, taskNamed } from '../course.ts';
import { EnvironmentError, UsageError } from '../errors.ts';
import { openHome } from '../home.ts';
import { say } from '../messages/index.ts';
import { hinted, progressOf } from '../progress/progress.ts';
import { loadProgress, updateProgress } from '../progress/store.ts';
import type { Hint, Solution } from './events/results.ts';

/** Where solutions lie; a release has none. */
const HIDDEN_CHECKS = join(WORKSPACE, 'grader/checks');

/** By task, from a nudge to nearly the answer; a course may show fewer. */
const Hints = z.record(z.string(), z.string().min(1).array().min(1).max(3));

/**
 * The next hint of a task, or a certain one; the last one again when all were shown. How many were
 * shown is remembered and costs nothing.
 */
export async function nextHint(taskId: string, step?: number): Promise<Hint> {
  const { module, task } = taskNamed(taskId);
  const written = readHints(module)[task.id] ?? [];
  const { steps, solution } = openCourse().hints;
  const hints = written.slice(0, steps);
  const total = hints.length;
  const home = openHome();
  const { hintsShown } = progressOf(loadProgress(home.progress), module.id);
  const shown = hintsShown[task.id] ?? 0;
  const chosen = step ?? Math.min(shown + 1, total);
  const text = hints[chosen - 1];
  if (text === undefined) {
    throw new UsageError(say.hint.noSuchStep({ task: task.id, step: step ?? 1 }), [
      available(total, written.length),
    ]);
  }
  await updateProgress(home.progress, (progress) => hinted(progress, module.id, task.id, chosen));
  const isRepeated = chosen <= shown;
  const hasSolution = solution && existsSync(join(HIDDEN_CHECKS, module.id, 'corpus'));
  return { module, task, step: chosen, total, text, isRepeated, hasSolution };
}

/**
 * A solution of a task, where the course shows solutions. It lies with the hidden checks; the grader is
 * loaded for it only here.
 */
export async function solutionOf(taskId: string): Promise<Solution> {
  const { module, task } = taskNamed(taskId);
  if (!openCourse().hints.solution) {
    throw new UsageError(say.hint.noSolutions, [
      say.use.tryCommand({ command: `tito hint ${task.id}` }),
    ]);
  }
  const { loadCorpus } = await import('@tito/grader');
  const corpus = await loadCorpus(module, HIDDEN_CHECKS);
  const file = corpus?.solution.find(({ path }) => path === task.file);
  if (file !== undefined) return { module, task, file };
  throw new EnvironmentError(say.hint.solutionsAbsent({ module: module.number }), [
    say.hint.whereSolutions,
  ]);
}

function available(total: number, written: number): string {
  const ofCourse = total < written ? [say.hint.ofCourse({ total, written })] : [];
  if (total === 0) return ofCourse[0] ?? say.hint.none;
  return [say.hint.steps({ total }), ...ofCourse].join(' ');
}

function readHints(module: ModuleSpec): z.infer<typeof Hints> {
  const path = join(module.folder, 'hints.json');
  if (!existsSync(path)) return {};
  const parsed = Hints.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new EnvironmentError(say.hint.damaged({ path, why: z.prettifyError(parsed.error) }), [
    say.ending.restoreModules,
  ]);
}
