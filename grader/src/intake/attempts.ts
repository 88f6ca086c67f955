/** A file name that says whose attempt it is, and which. */
interface Stated {
  readonly who: string;
  /** Compared from left to right: a number, or a time from the year down. */
  readonly order: readonly number[];
}

/** Several attempts of one learner: the latest is judged, the others are only named. */
export interface Superseded {
  readonly name: string;
  readonly by: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

type Form = readonly [pattern: RegExp, orderOf: (parts: readonly string[]) => readonly number[]];

/** How file names state an attempt: what stands before is the learner's, as the learning platform wrote it. */
const FORMS: readonly Form[] = [
  // Blackboard: `hw1_jdoe_attempt_2026-01-30-15-00-00`, and perhaps `_` and the original name.
  [/^(.+?)_attempt_(\d{4}(?:-\d{2}){5})(?:_.*)?$/s, ([time = '']) => time.split('-').map(Number)],
  // Brightspace: `123-456 - Jane Doe - Sep 24, 2026 926 PM`.
  [/^(.+) - ([a-z]{3}) (\d{1,2}), (\d{4}) (\d{1,2})(\d{2}) ([ap])m$/is, timeInWords],
  // `ada_attempt_2`, `Ada (attempt 2)`.
  [/^(.+?)[\s_-]*\(?attempt[\s_-]*(\d{1,4})\)?$/is, ([number]) => [Number(number)]],
];

function timeInWords([month = '', day, year, hour, minute, half]: readonly string[]): number[] {
  const isAfternoon = half?.toLowerCase() === 'p';
  const hours = (Number(hour) % 12) + (isAfternoon ? 12 : 0);
  return [Number(year), MONTHS.indexOf(month.toLowerCase()), Number(day), hours, Number(minute)];
}

/**
 * Whose attempt a file name states, or null if it states none.
 * @param stem a file name without its extension
 */
export function whoseAttempt(stem: string): string | null {
  return stated(stem)?.who ?? null;
}

function stated(stem: string): Stated | null {
  for (const [pattern, orderOf] of FORMS) {
    const [, who, ...parts] = pattern.exec(stem.normalize('NFC')) ?? [];
    if (who !== undefined) return { who, order: orderOf(parts) };
  }
  return null;
}

/**
 * Leaves of each learner the latest attempt, by what the file names state. A name that states none
 * stands for itself: two of them are two learners. Two that state the same attempt are both left.
 * @param names of files, with their stems
 */
export function superseded(
  names: readonly { readonly name: string; readonly stem: string }[],
): readonly Superseded[] {
  const byLearner = Map.groupBy(
    names.flatMap(({ name, stem }) => {
      const attempt = stated(stem);
      return attempt === null ? [] : [{ name, ...attempt }];
    }),
    ({ who, order }) => JSON.stringify([who, order.length]),
  );
  return [...byLearner.values()].flatMap((attempts) => {
    const [latest] = attempts.toSorted((a, b) => compare(b.order, a.order));
    if (latest === undefined) return [];
    return attempts
      .filter(({ order }) => compare(order, latest.order) < 0)
      .map(({ name }) => ({ name, by: latest.name }));
  });
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
