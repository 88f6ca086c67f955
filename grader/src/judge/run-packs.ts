import type { AnyPack } from '../catalog/packs.ts';
import type { CheckResult, GradeRecord, PackKind, Printed, Verdict } from '../contracts.ts';
import type { SubmissionSessions } from '../sandbox/submission-sessions.ts';
import { judgePack } from './judge.ts';

/** What is kept of the text that a submission prints during one pack, in UTF-16 code units. */
const PRINTED_LENGTH = 8_192;
export const NOTHING: Printed = { text: '', isCut: false };

export interface ChosenPack {
  readonly kind: PackKind;
  readonly pack: AnyPack;
}

/** Who is told of results as they come. */
export interface Listeners {
  readonly onResult?: (result: CheckResult) => void;
  /** Told the fingerprint of what a public check was answered, before its result comes. */
  readonly onTrace?: (check: string, fingerprint: string) => void;
}

/** Judges one pack after the other, in the same processes. */
export async function runPacks(
  chosen: readonly ChosenPack[],
  seed: string,
  sessions: SubmissionSessions,
  { onResult, onTrace }: Listeners,
): Promise<Pick<GradeRecord, 'results' | 'printed'>> {
  const results: CheckResult[] = [];
  const printed = { public: NOTHING, hidden: NOTHING };
  for (const { kind, pack } of chosen) {
    const traced = kind === 'public' && onTrace !== undefined ? { onTrace } : {};
    const options = { kind, seed, transports: sessions, earlier: results, ...traced };
    for await (const result of judgePack(pack, options)) {
      results.push(result);
      onResult?.(result);
    }
    // Both packs share a process; what it printed so far belongs to this one.
    await turnOfTheLoop();
    printed[kind] = cutPrinted(sessions.takePrinted());
  }
  return { results, printed };
}

/** Whether a pack is among those that judge. */
export function stateOf(
  chosen: readonly { kind: PackKind }[],
  kind: PackKind,
): Verdict['packs'][PackKind] {
  return chosen.some((pack) => pack.kind === kind) ? 'judged' : 'absent';
}

function cutPrinted(text: string): Printed {
  return { text: text.slice(0, PRINTED_LENGTH), isCut: text.length > PRINTED_LENGTH };
}

/** What was printed before a reply lies in its pipe when the reply is read; one turn reads it too. */
function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
