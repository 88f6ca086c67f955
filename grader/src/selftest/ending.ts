import type { Case, Expected, Task } from '../../attacks/case.ts';
import type { CheckResult, GradeRecord, TaskVerdict } from '../contracts.ts';

/** What a case has to end in, in words. */
export function expectedWords({ expected, onOwnParts }: Case): string {
  const beside = onOwnParts === undefined ? '' : `; on own parts ${onOwnParts ?? 'not judged'}`;
  return `${verdictExpected(expected)}${beside}`;
}

function verdictExpected(expected: Expected): string {
  switch (expected.end) {
    case 'refused':
      return `refused: ${expected.because}`;
    case 'earns-only':
      return `task ${expected.task} earns only ${expected.checks.join(', ')}`;
    case 'judged': {
      const { loses, mayLose = [], as } = expected;
      const how = as === undefined ? '' : ` (${as})`;
      const lost = loses.length === 0 ? 'loses nothing' : `loses ${tasks(loses)}${how}`;
      return mayLose.length === 0 ? lost : `${lost}, at most ${tasks([...loses, ...mayLose])}`;
    }
  }
}

/** How it ended, in the same words. */
export function actualWords(record: GradeRecord): string {
  const { ownParts } = record;
  const beside = ownParts === null ? '' : `; on own parts ${ownParts.verdict.status}`;
  return `${verdictWords(record)}${beside}`;
}

function verdictWords({ verdict, results }: GradeRecord): string {
  if (verdict.status === 'refused' || verdict.status === 'broken') {
    return `${verdict.status}: ${verdict.reason ?? ''}`;
  }
  const short = verdict.tasks.filter(({ points, maxPoints }) => points < maxPoints);
  if (short.length === 0) return 'loses nothing';
  return short.map((task) => `task ${taskOf(task)}: ${endingsOf(task, results)}`).join('; ');
}

/** Whether a record ended as it has to. */
export function endsAs({ expected, leavesOut, onOwnParts }: Case, record: GradeRecord): boolean {
  const isNamed = leavesOut === undefined || record.submission.ignored.includes(leavesOut);
  const beside = record.ownParts?.verdict.status ?? null;
  return isNamed && (onOwnParts === undefined || onOwnParts === beside) && holds(expected, record);
}

function holds(expected: Expected, record: GradeRecord): boolean {
  const { verdict, results } = record;
  if (expected.end === 'refused') {
    return verdict.status === 'refused' && (verdict.reason ?? '').includes(expected.because);
  }
  if (verdict.status !== 'passed' && verdict.status !== 'failed') return false;
  return verdict.tasks.every((task) => {
    const own = results.filter((result) => result.task === task.id);
    return own.length > 0 && taskHolds(expected, task, own);
  });
}

function taskHolds(
  expected: Exclude<Expected, { end: 'refused' }>,
  task: TaskVerdict,
  own: readonly CheckResult[],
): boolean {
  const number = taskOf(task);
  if (expected.end === 'earns-only' && expected.task === number) {
    return own.every(({ id, outcome }) => (outcome === 'passed') === expected.checks.includes(id));
  }
  if (expected.end === 'judged') {
    const { loses, mayLose = [], as } = expected;
    if (loses.includes(number)) {
      return own.every(
        ({ outcome }) => outcome !== 'passed' && (as === undefined || outcome === as),
      );
    }
    if (mayLose.includes(number)) return true;
  }
  return task.points === task.maxPoints;
}

/** The number behind the dot. */
function taskOf({ id }: TaskVerdict): Task {
  const number = Number(id.split('.')[1]);
  if (number === 1 || number === 2 || number === 3 || number === 4) return number;
  throw new Error(`the target has no task ${id}`);
}

function endingsOf({ id }: TaskVerdict, results: readonly CheckResult[]): string {
  const own = results.filter(({ task }) => task === id);
  return own.map((result) => `${result.id} ${result.outcome}`).join(', ');
}

function tasks(numbers: readonly Task[]): string {
  return numbers.length === 1 ? `task ${numbers.join()}` : `tasks ${numbers.join(', ')}`;
}
