import { type Check, connect, type Finding, StudentFault, type Transport } from '@tito/check';
import { random } from '@tito/tensor/random';
import type { AnyPack } from '../catalog/packs.ts';
import type { CheckResult, PackKind } from '../contracts.ts';
import { Trace } from '../diagnosis/trace.ts';
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
  /** Told the fingerprint of what each check was answered, before its result comes. */
  readonly onTrace?: (check: string, fingerprint: string) => void;
}

/** Runs the checks of one pack, one after the other, and yields each result as it comes. */
export async function* judgePack(
  pack: AnyPack,
  options: JudgeOptions,
): AsyncGenerator<CheckResult, void> {
  const results = new SharedResults();
  const before = [...(options.earlier ?? [])];
  for (const check of costlyLast(pack.checks)) {
    const blocking = check.cost === 'high' ? blockingOf(check, before) : [];
    const result =
      blocking.length > 0
        ? { ...identity(check, options.kind), ...notRun(check, blocking) }
        : await judgeOne(pack, check, results, options);
    if (check.cost === undefined) before.push(result);
    yield result;
  }
}

/** Runs one check; what took too long beside others is judged once more, alone. */
async function judgeOne(
  pack: AnyPack,
  check: AnyCheck,
  results: SharedResults,
  options: JudgeOptions,
): Promise<CheckResult> {
  const { kind, transports, onTrace } = options;
  const judge = async (transport: Transport, shared: SharedResults) => {
    const trace = new Trace();
    const context = contextOf(pack, check, { transport, shared, trace }, options);
    const judged = await judgeCheck(check, context, kind);
    onTrace?.(check.id, trace.fingerprint(judged.outcome));
    return judged;
  };
  const result = await judge(transports.for(check.needs), results);
  return result.outcome === 'timed-out'
    ? await transports.again(check.needs, (alone) => judge(alone, new SharedResults()))
    : result;
}

/** What one check is judged over, and where its calls are written down. */
interface Run {
  readonly transport: Transport;
  readonly shared: SharedResults;
  readonly trace: Trace;
}

function contextOf(
  { contract }: AnyPack,
  { id }: AnyCheck,
  { transport, shared, trace }: Run,
  { kind, seed, onTrace }: JudgeOptions,
): AnyContext {
  const reach = (into: Trace) => {
    // Whoever asks for no trace does not pay for it: large replies take time to hash.
    const connection = connect(transport, onTrace === undefined ? undefined : into.add);
    const student = connection.remote('student', contract.student);
    return { connection, remotes: { student, given: connection.remote('given', contract.given) } };
  };
  const { connection, remotes } = reach(trace);
  const drawn = kind === 'public' ? PUBLIC_SEED : seed;
  const randomOf = (label: string) => random(`${drawn}/${label}`);
  return {
    ...remotes,
    random: randomOf(id),
    memory: connection,
    shared: async (calls) => {
      const { value, fingerprint } = await shared.of(calls, async () => {
        const own = new Trace();
        const performed = { ...reach(own).remotes, random: randomOf(calls.id) };
        return { value: await calls.perform(performed), fingerprint: own.fingerprint() };
      });
      trace.include(fingerprint);
      return value;
    },
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
