import type { CheckResult, ModuleSpec } from '../contracts.ts';
import type { KnownMistake, MistakeTable } from './table.ts';

/**
 * What is probably wrong with a task. `exact`: all of its checks were answered as code with this mistake
 * answers them. `likely`: the same checks did not pass, and the first of them was answered so. `follows`:
 * an earlier task's mistake explains all that fails here; the same mistake made a second time would, too.
 */
export interface Diagnosis {
  readonly task: string;
  readonly certainty: 'exact' | 'likely' | 'follows';
  /** Ids of mistakes that these checks cannot tell apart; for most there is one. */
  readonly ids: readonly string[];
  /** What to tell the learner: one sentence, or two of which one is true. */
  readonly sentences: readonly string[];
  /** The check that it stands by: the one that is there for the mistake, or the first that did not pass. */
  readonly check: string;
  /** The earlier task, if it follows from one. */
  readonly from: string | null;
}

/** The fingerprint of each public check's trace, by id of the check. */
export type Traces = ReadonlyMap<string, string>;

/** More sentences than this are no diagnosis. */
export const MOST_SENTENCES = 2;

/**
 * Names what is wrong with each task that failed, where the table knows it; in the tasks' order. Where an
 * earlier task failed that shows in a task's checks, the task is named by what follows from it or not at all.
 */
export function diagnose(
  { mistakes }: MistakeTable,
  { tasks }: Pick<ModuleSpec, 'tasks'>,
  results: readonly CheckResult[],
  traces: Traces,
): readonly Diagnosis[] {
  const found: Diagnosis[] = [];
  const wrong = new Set<string>();
  for (const { id: task } of tasks) {
    const own = results.filter((result) => result.pack === 'public' && result.task === task);
    const first = own.find(isWrong);
    if (first === undefined || own.some(({ isToDo }) => isToDo)) continue;
    const observed = { task, first: first.id, results: own, traces };
    const earlier = mistakes.filter((mistake) => wrong.has(mistake.task));
    const isShown = earlier.some((mistake) => own.some(({ id }) => id in mistake.traces));
    const diagnosis = isShown ? following(found, earlier, observed) : named(mistakes, observed);
    if (diagnosis !== null) found.push(diagnosis);
    wrong.add(task);
  }
  return found;
}

interface Observed {
  readonly task: string;
  readonly first: string;
  readonly results: readonly CheckResult[];
  readonly traces: Traces;
}

function isWrong({ outcome }: CheckResult): boolean {
  return outcome !== 'passed' && outcome !== 'not-run';
}

/** Whether a check ended as it does for a mistake: passed, or answered the same. */
function agrees({ traces }: KnownMistake, { id, outcome }: CheckResult, seen: Traces): boolean {
  const known = traces[id];
  return outcome === 'passed' ? known === undefined : known !== undefined && known === seen.get(id);
}

/** A mistake that an earlier task was found to make, if it explains every failure here. */
function following(
  earlier: readonly Diagnosis[],
  mistakes: readonly KnownMistake[],
  { task, first, results, traces }: Observed,
): Diagnosis | null {
  const source = earlier.find(
    ({ certainty, ids }) =>
      certainty !== 'follows' &&
      mistakes.some(
        (mistake) =>
          ids.includes(mistake.id) &&
          results.filter(isWrong).every((result) => agrees(mistake, result, traces)),
      ),
  );
  if (source === undefined) return null;
  return { ...source, task, check: first, certainty: 'follows', from: source.task };
}

function named(mistakes: readonly KnownMistake[], observed: Observed): Diagnosis | null {
  const { task, first, results, traces } = observed;
  const ofTask = mistakes.filter((mistake) => mistake.task === task);
  const whole = ofTask.filter((mistake) =>
    results.every((result) => agrees(mistake, result, traces)),
  );
  if (whole.length > 0) return inWords('exact', whole, observed);
  const failed = results.filter(isWrong);
  const share = (mistake: KnownMistake) =>
    failed.filter((result) => agrees(mistake, result, traces)).length;
  const partly = ofTask.filter(
    (mistake) =>
      mistake.traces[first] === traces.get(first) &&
      results.every(
        (result) => result.outcome === 'not-run' || isWrong(result) === result.id in mistake.traces,
      ),
  );
  const most = Math.max(...partly.map(share));
  return inWords(
    'likely',
    partly.filter((mistake) => share(mistake) === most),
    observed,
  );
}

function inWords(
  certainty: 'exact' | 'likely',
  mistakes: readonly KnownMistake[],
  { task, first, results }: Observed,
): Diagnosis | null {
  const sentences = [...new Set(mistakes.map(({ sentence }) => sentence))];
  if (sentences.length === 0 || sentences.length > MOST_SENTENCES) return null;
  const places = new Set(mistakes.map(({ check }) => check));
  const place = results.find((result) => isWrong(result) && places.has(result.id));
  return {
    task,
    certainty,
    ids: mistakes.map(({ id }) => id),
    sentences,
    check: place?.id ?? first,
    from: null,
  };
}
