import type { GradeRecord, StackPart } from '../contracts.ts';
import { compareValues, type Difference } from './difference.ts';

type Judged = Pick<GradeRecord, 'means' | 'isolation' | 'ownParts'>;

/** Which means of judging are not those of the record. With other means, equal verdicts prove less. */
export function compareMeans(recorded: Judged, now: Judged): readonly Difference[] {
  const before = namedMeans(recorded);
  const after = namedMeans(now);
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((name) =>
    compareValues('means', name, before.get(name), after.get(name)),
  );
}

function namedMeans({
  means,
  isolation,
  ownParts,
}: Judged): ReadonlyMap<string, string | number | null> {
  const limits = Object.entries(means.limits).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return new Map<string, string | number | null>([
    ['public checks', means.packs.public],
    ['hidden checks', means.packs.hidden],
    ['grader', means.grader],
    ['given packages', means.packages],
    ['own modules', hashesOf(means.stack)],
    ['own modules beside', hashesOf(ownParts?.stack ?? [])],
    ['packages under own modules', ownParts?.packages ?? null],
    ['Node', means.node],
    ...limits.map(([name, value]) => [`limit ${name}`, value] as const),
    ['isolation', isolation.level],
    ['layers of isolation', isolation.layers.join('; ')],
  ]);
}

function hashesOf(stack: readonly StackPart[]): string {
  return stack.map(({ module, sha256 }) => `${module} ${sha256}`).join('; ');
}
