// One subject, linked, run and judged: once by what gives the points, once more on own parts.
import type {
  GradeRecord,
  OwnParts,
  PackKind,
  StackLayer,
  Subject,
  Verdict,
} from '../contracts.ts';
import { hashGiven } from '../evidence/means.ts';
import { type ChosenPack, type Listeners, NOTHING, runPacks, stateOf } from '../judge/run-packs.ts';
import type { Given } from '../sandbox/given.ts';
import { partOf } from '../sandbox/stack.ts';
import { judgeResults, unjudged } from '../verdict/verdict.ts';
import { layUnder, linkSubject } from './link-subject.ts';
import { type Prepared, sessionsOf } from './prepared.ts';

export interface JudgeOptions extends Listeners {
  readonly subject: Subject;
  readonly packs: readonly PackKind[];
  /** Draws the hidden inputs. */
  readonly seed: string;
  /** Stops judging: whoever waits for the record then gets a broken one. */
  readonly signal?: AbortSignal;
}

/** What a record says of how judging went. */
export type Judged = Pick<GradeRecord, 'verdict' | 'results' | 'printed' | 'processorMs' | 'trace'>;

/** The same, and what the subject stood on. */
export interface Judgement {
  readonly given: Given;
  readonly judged: Judged;
}

/** Judges with some of the learner's own modules under the subject, or with none. */
export async function judgeSubject(
  prepared: Prepared,
  stack: readonly StackLayer[],
  options: JudgeOptions,
): Promise<Judgement> {
  const { given, refusal } = await layUnder(prepared, options.subject, stack);
  if (refusal === null) return { given, judged: await runOn(prepared, given, options) };
  const states = statesOf(chosenPacks(prepared, options.packs));
  return { given, judged: notJudged(prepared, 'refused', refusal, states) };
}

/** Judges on the learner's own modules, told beside the verdict. */
export async function judgeOnOwnParts(
  prepared: Prepared,
  stack: readonly StackLayer[],
  options: JudgeOptions,
): Promise<OwnParts> {
  const { given, judged } = await judgeSubject(prepared, stack, options);
  const { verdict, results } = judged;
  return { stack: stack.map(partOf), packages: hashGiven(given), verdict, results };
}

/** What a record says of a subject that never ran, or that an error of ours stopped. */
export function notJudged(
  { module }: Pick<Prepared, 'module'>,
  status: 'refused' | 'broken',
  reason: string,
  packs: Verdict['packs'],
): Judged {
  return {
    verdict: unjudged(module, status, reason, packs),
    results: [],
    printed: { public: NOTHING, hidden: NOTHING },
    processorMs: null,
    trace: null,
  };
}

async function runOn(prepared: Prepared, given: Given, options: JudgeOptions): Promise<Judged> {
  const chosen = chosenPacks(prepared, options.packs);
  const states = statesOf(chosen);
  try {
    const program = await linkSubject(prepared, options.subject, given);
    if (typeof program === 'string') return notJudged(prepared, 'refused', program, states);
    const sessions = sessionsOf(prepared, program);
    options.signal?.addEventListener('abort', () => sessions.abandon(), { once: true });
    const judged = await runPacks(chosen, options.seed, sessions, options).finally(() =>
      sessions.close(),
    );
    return {
      verdict: judgeResults(prepared.module, judged.results, states),
      ...judged,
      processorMs: process.platform === 'linux' ? Math.round(10 * sessions.processorMs) / 10 : null,
      trace: null,
    };
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { ...notJudged(prepared, 'broken', message, states), trace: stack ?? null };
  }
}

function chosenPacks({ packs }: Prepared, kinds: readonly PackKind[]): readonly ChosenPack[] {
  return kinds.flatMap((kind) => {
    const pack = packs[kind];
    return pack === null ? [] : [{ kind, pack }];
  });
}

function statesOf(chosen: readonly ChosenPack[]): Verdict['packs'] {
  return { public: stateOf(chosen, 'public'), hidden: stateOf(chosen, 'hidden') };
}
