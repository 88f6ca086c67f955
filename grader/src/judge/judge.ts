import { type Check, connect, type Finding, StudentFault, type Transport } from '@tito/check';
import { random } from '@tito/tensor';
import type { AnyPack } from '../catalog/packs.ts';
import type { CheckResult, PackKind } from '../contracts.ts';

type AnyCheck = AnyPack['checks'][number];

/** Where a check's calls go. Checks that ask for a collector share a process of their own. */
export interface Transports {
  open(needs: AnyCheck['needs']): { transport: Transport; close: () => void };
}

/** What a judge needs to know of one run. */
export interface JudgeOptions {
  readonly kind: PackKind;
  /** Draws every input, together with the check's id. */
  readonly seed: string;
  readonly transports: Transports;
}

/** Runs the checks of one pack, one after the other, and yields each result as it comes. */
export async function* judgePack(
  pack: AnyPack,
  options: JudgeOptions,
): AsyncGenerator<CheckResult, void> {
  const opened = new Map<AnyCheck['needs'], ReturnType<Transports['open']>>();
  try {
    for (const check of pack.checks) {
      const own = opened.get(check.needs) ?? options.transports.open(check.needs);
      opened.set(check.needs, own);
      yield await judgeCheck(pack, check, own.transport, options);
    }
  } finally {
    for (const { close } of opened.values()) close();
  }
}

/** A fault of the learner's side is an outcome; any other error is ours and passes through. */
async function judgeCheck(
  pack: AnyPack,
  check: AnyCheck,
  transport: Transport,
  { kind, seed }: JudgeOptions,
): Promise<CheckResult> {
  const connection = connect(transport);
  try {
    const finding = await check.judge({
      student: connection.remote('student', pack.contract.student),
      given: connection.remote('given', pack.contract.given),
      random: random(`${seed}/${check.id}`),
      memory: connection,
    });
    return resultOf(check, kind, finding);
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
