import { type Check, connect, type Finding, StudentFault, type Transport } from '@tito/check';
import { random } from '@tito/tensor';
import type { AnyPack } from '../catalog/packs.ts';
import type { CheckResult, PackKind } from '../contracts.ts';
import { blockingOf, costlyLast, notRun } from './costly.ts';
import { SharedResults } from './shared-results.ts';

type AnyCheck = AnyPack['checks'][number];
type AnyContext = Parameters<AnyCheck['judge']>[0];

/** Where a check's calls go: checks with the same needs share a transport, whatever their pack. */
export interface Transports {
  for(needs: AnyCheck['needs']): Transport;
  /**
   * Judges once more in a process of its own, while nothing else runs, by processor time. A call that
   * took too long beside others may only have waited for them.
   */
  again<T>(needs: AnyCheck['needs'], judge: (transport: Transport) => Promise<T>): Promise<T>;
}

/** Public inputs are the same for everybody, so that a failure can be talked about. */
const PUBLIC_SEED = 'public';

/** What a judge needs to know of one run. */
export interface JudgeOptions {
  readonly kind: PackKind;
  /** Draws every hidden input, together with the check's id. */
  readonly seed: string;
  readonly transports: Transports;
  /** Results of the packs that were judged before. */
  readonly earlier?: readonly CheckResult[];
}

/** Runs the checks of one pack, one after the other, and yields each result as it comes. */
export async function* judgePack(
  pack: AnyPack,
  options: JudgeOptions,
): AsyncGenerator<CheckResult, void> {
  const results = new SharedResults();
  const before = [...(options.earlier ?? [])];
  for (const check of costlyLast(pack.checks)) {
    const judge = (transport: Transport, shared: SharedResults) =>
      judgeCheck(check, contextOf(pack, check, transport, shared, options), options.kind);
    const { needs, cost } = check;
    const blocking = cost === 'high' ? blockingOf(check, before) : [];
    if (blocking.length > 0) {
      yield { ...identity(check, options.kind), ...notRun(check, blocking) };
      continue;
    }
    const first = await judge(options.transports.for(needs), results);
    const result =
      first.outcome === 'timed-out'
        ? await options.transports.again(needs, (alone) => judge(alone, new SharedResults()))
        : first;
    if (cost === undefined) before.push(result);
    yield result;
  }
}

function contextOf(
  { contract }: AnyPack,
  { id }: AnyCheck,
  transport: Transport,
  results: SharedResults,
  { kind, seed }: JudgeOptions,
): AnyContext {
  const connection = connect(transport);
  const remotes = {
    student: connection.remote('student', contract.student),
    given: connection.remote('given', contract.given),
  };
  const drawn = kind === 'public' ? PUBLIC_SEED : seed;
  const randomOf = (label: string) => random(`${drawn}/${label}`);
  return {
    ...remotes,
    random: randomOf(id),
    memory: connection,
    shared: (calls) =>
      results.of(calls, () => calls.perform({ ...remotes, random: randomOf(calls.id) })),
  };
}

/** A fault of the learner's side is an outcome; any other error is ours and passes through. */
async function judgeCheck(
  check: AnyCheck,
  context: AnyContext,
  kind: PackKind,
): Promise<CheckResult> {
  try {
    return resultOf(check, kind, await check.judge(context));
  } catch (error) {
    if (!(error instanceof StudentFault)) throw error;
    return faultOf(check, kind, error);
  }
}

function resultOf(check: AnyCheck, kind: PackKind, finding: Finding): CheckResult {
  return {
    ...identity(check, kind),
    outcome: finding.ok ? 'passed' : 'failed',
    isToDo: false,
    finding,
    student: finding.ok ? null : finding.student,
    staff: finding.ok ? null : finding.staff,
  };
}

function faultOf(check: AnyCheck, kind: PackKind, fault: StudentFault): CheckResult {
  return {
    ...identity(check, kind),
    outcome: fault.outcome,
    isToDo: fault.isToDo,
    finding: null,
    student: kind === 'hidden' ? fault.plain : fault.message,
    staff: fault.message,
  };
}

function identity(
  { id, task, title, weight }: Check<never, never>,
  pack: PackKind,
): Pick<CheckResult, 'id' | 'task' | 'title' | 'weight' | 'pack'> {
  return { id, task, title, weight, pack };
}
