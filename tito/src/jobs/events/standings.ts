import type { CheckResult, Diagnosis, ModuleSpec } from '@tito/grader';
import type { TaskStanding, TaskState } from './watch.ts';

/** Every task before anything was judged. */
export function unknownStandings({ tasks }: Pick<ModuleSpec, 'tasks'>): readonly TaskStanding[] {
  return tasks.map((task) => ({ task, state: 'unknown', results: [], diagnosis: null }));
}

/** Every task by what its checks said. */
export function standingsOf(
  { tasks }: Pick<ModuleSpec, 'tasks'>,
  results: readonly CheckResult[],
  diagnoses: readonly Diagnosis[],
): readonly TaskStanding[] {
  return tasks.map((task) => {
    const own = results.filter((result) => result.task === task.id);
    const diagnosis = diagnoses.find((one) => one.task === task.id) ?? null;
    return { task, state: endOf(own), results: own, diagnosis };
  });
}

/** A task is passed when all of its checks are; no check passes by not being run. */
function endOf(results: readonly CheckResult[]): TaskState {
  if (results.length === 0) return 'unknown';
  if (results.every(({ outcome }) => outcome === 'passed')) return 'passed';
  if (results.some(({ outcome }) => outcome !== 'passed' && outcome !== 'not-run')) return 'failed';
  return results.some(({ isToDo }) => isToDo) ? 'to-do' : 'not-run';
}

/** Where one task stands. */
export function stateOf(standings: readonly TaskStanding[], id: string): TaskState {
  return standings.find(({ task }) => task.id === id)?.state ?? 'unknown';
}

/** The first task that is not passed; the last one when all are. */
export function firstOpen(standings: readonly TaskStanding[]): string {
  const open = standings.find(({ state }) => state !== 'passed') ?? standings.at(-1);
  return open?.task.id ?? '';
}

/** The next task that is not passed, from one on and round; the neighbour when all are. */
export function nextOpen(standings: readonly TaskStanding[], from: string): string {
  const at = standings.findIndex(({ task }) => task.id === from);
  const others = [...standings.slice(at + 1), ...standings.slice(0, at)];
  const next = others.find(({ state }) => state !== 'passed') ?? others[0];
  return next?.task.id ?? from;
}

/** The task before one, round. */
export function previousTask(standings: readonly TaskStanding[], from: string): string {
  const at = standings.findIndex(({ task }) => task.id === from);
  return standings.at(at - 1)?.task.id ?? from;
}

/** Of the tasks whose files were saved the first that is not passed, or else the last of them. */
export function savedTask(
  standings: readonly TaskStanding[],
  files: readonly string[],
): TaskStanding | null {
  const saved = standings.filter(({ task }) => files.includes(task.file));
  return saved.find(({ state }) => state !== 'passed') ?? saved.at(-1) ?? null;
}
