// Checks that take ten times as long as others run last, and only where most of their task works.
import type { Check } from '@tito/check';
import type { CheckResult } from '../contracts.ts';

type Timed = Pick<Check<never, never>, 'task' | 'cost'>;

/** Tasks in their order; within a task the costly checks after the others. */
export function costlyLast<C extends Timed>(checks: readonly C[]): readonly C[] {
  const tasks = [...new Set(checks.map(({ task }) => task))];
  return tasks.flatMap((task) =>
    checks
      .filter((check) => check.task === task)
      .toSorted((a, b) => Number(a.cost === 'high') - Number(b.cost === 'high')),
  );
}

/**
 * The results, of those there are, that a costly check waits for: its task's that did not pass, if they
 * weigh more than those that did. Who only fails to refuse some input is measured all the same.
 */
export function blockingOf(
  { task }: Timed,
  before: readonly CheckResult[],
): readonly CheckResult[] {
  const own = before.filter((result) => result.task === task);
  const open = own.filter(({ outcome }) => outcome !== 'passed');
  return 2 * weightOf(open) > weightOf(own) ? open : [];
}

function weightOf(results: readonly CheckResult[]): number {
  return results.reduce((sum, { weight }) => sum + weight, 0);
}

/** How a costly check ends that others keep from running. While all of them are to do, so is this one. */
export function notRun(
  { task }: Timed,
  blocking: readonly CheckResult[],
): Pick<CheckResult, 'outcome' | 'isToDo' | 'finding' | 'student' | 'staff'> {
  const isToDo = blocking.every((result) => result.isToDo);
  return {
    outcome: 'not-run',
    isToDo,
    finding: null,
    student: isToDo
      ? (blocking[0]?.student ?? null)
      : `It takes long, so it runs once most of the other checks of ${task} pass.`,
    staff: `It takes long, and was not run because of ${listed(blocking)}.`,
  };
}

const MOST_NAMED = 3;

function listed(results: readonly CheckResult[]): string {
  const named = results.slice(0, MOST_NAMED).map(({ id, outcome }) => `${id} (${outcome})`);
  const more = results.length - named.length;
  return named.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
