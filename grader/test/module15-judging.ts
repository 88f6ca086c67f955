// Judges module 15 inside this process: for code of our own, in tests.
import { connect, type Exports, type Finding, inProcess, StudentFault } from '@tito/check';
import { type Check15, contract } from '@tito/module-15-quantization/contract';
import * as nn from '@tito/nn';
import { random } from '@tito/tensor';
import { memoryProbe } from '../src/author/memory-probe.ts';

/** How one check ended: with a finding, or with a fault of the judged side. */
export type Ended = { readonly finding: Finding } | { readonly fault: StudentFault };

/** Runs one check on exports, with inputs from a seed. */
export async function judge(check: Check15, exports: Exports, seed: string): Promise<Ended> {
  const connection = connect(inProcess(exports, nn, memoryProbe()));
  try {
    const remotes = {
      student: connection.remote('student', contract.student),
      given: connection.remote('given', contract.given),
    };
    const finding = await check.judge({
      ...remotes,
      random: random(`${seed}/${check.id}`),
      memory: connection,
      shared: (calls) => calls.perform({ ...remotes, random: random(`${seed}/${calls.id}`) }),
    });
    return { finding };
  } catch (error) {
    if (error instanceof StudentFault) return { fault: error };
    throw error;
  }
}

/** Whether a check was passed. */
export function hasPassed(ended: Ended): boolean {
  return 'finding' in ended && ended.finding.ok;
}

/** How a check ended, in words: for the message of a failing test. */
export function inWords(ended: Ended): string {
  if ('fault' in ended) return `${ended.fault.outcome}: ${ended.fault.message}`;
  const { finding } = ended;
  return finding.ok ? 'passed' : `${finding.staff} ${JSON.stringify(finding.rows ?? [])}`;
}

/** The checks of the list that end otherwise than passed, each with the reason. */
export async function failures(
  checks: readonly Check15[],
  exports: Exports,
  seed: string,
): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const check of checks) {
    const ended = await judge(check, exports, seed);
    if (!hasPassed(ended)) failed.push(`${check.id}, seed ${seed}: ${inWords(ended)}`);
  }
  return failed;
}
