import type {
  CheckCount,
  CheckResult,
  ModuleSpec,
  PackKind,
  TaskVerdict,
  Verdict,
} from '../contracts.ts';
import { overfitting } from './overfitting.ts';

/**
 * From results to a verdict. A task's points are shared out over its checks by weight; only a check
 * that ran and passed earns its share. Nothing passes by default: a task without results earns 0.
 */
export function judgeResults(
  module: ModuleSpec,
  results: readonly CheckResult[],
  packs: Verdict['packs'],
): Verdict {
  const tasks = module.tasks.map((task) => taskVerdict(task, results));
  const isComplete = tasks.every(({ passed, total }) => total > 0 && passed === total);
  return {
    status: isComplete ? 'passed' : 'failed',
    points: sum(tasks.map(({ points }) => points)),
    maxPoints: maxPoints(module),
    tasks,
    packs,
    overfitting: overfitting(results),
    reason: null,
  };
}

/** The verdict of what could not be judged: `refused` is the archive's fault, `broken` is ours. */
export function unjudged(
  module: ModuleSpec,
  status: 'refused' | 'broken',
  reason: string,
  packs: Verdict['packs'],
): Verdict {
  const tasks = module.tasks.map((task) => taskVerdict(task, []));
  return {
    status,
    points: 0,
    maxPoints: maxPoints(module),
    tasks,
    packs,
    overfitting: null,
    reason,
  };
}

/** Passed and total checks of one pack. */
export function countChecks(results: readonly CheckResult[], pack: PackKind): CheckCount {
  const own = results.filter((result) => result.pack === pack);
  return { passed: own.filter(hasPassed).length, total: own.length };
}

function taskVerdict(
  task: ModuleSpec['tasks'][number],
  results: readonly CheckResult[],
): TaskVerdict {
  const own = results.filter((result) => result.task === task.id);
  const weight = sum(own.map((result) => result.weight));
  const earned = sum(own.filter(hasPassed).map((result) => result.weight));
  return {
    id: task.id,
    title: task.title,
    points: weight === 0 ? 0 : round2((task.points * earned) / weight),
    maxPoints: task.points,
    passed: own.filter(hasPassed).length,
    notRun: own.filter(({ outcome }) => outcome === 'not-run').length,
    total: own.length,
  };
}

function hasPassed({ outcome }: CheckResult): boolean {
  return outcome === 'passed';
}

function maxPoints(module: ModuleSpec): number {
  return sum(module.tasks.map(({ points }) => points));
}

function sum(values: readonly number[]): number {
  return round2(values.reduce((total, value) => total + value, 0));
}

/** Points are given in hundredths. */
function round2(points: number): number {
  return Math.round(points * 100) / 100;
}
