import { connect, fn, list, number, string } from '@tito/check';
import type { Enclosure } from '../../isolation.ts';
import type { Given } from '../../given.ts';
import type { Limits } from '../../limits.ts';
import type { Program } from '../../program.ts';
import { newBudget, SandboxSession } from '../../session.ts';

interface Probe {
  /** Says what is within reach of a learner's module, and should not be. */
  reach(): readonly string[];
  double(x: number): number;
}

const SOURCE = `
export const double = (x) => 2 * x;
let open = Object.getOwnPropertyNames(globalThis).filter((name) =>
  /^(process|Buffer|fetch|WebAssembly|setTimeout|require|navigator|SharedArrayBuffer|Atomics)$/.test(name));
for (const name of ['node:fs', 'fs', 'tito:///harness/child/main.ts', 'data:text/javascript,1'])
  await import(name).then(() => { open = [...open, name]; }, () => undefined);
try { open = [...open, Function('return "code from strings"')()]; } catch {}
export const reach = () => open;
`;
const URL = 'tito:///student/probe.js';

export interface HarnessResult {
  /** What was found open; empty if the realm and the import table hold. */
  readonly open: readonly string[];
  /** Private writable memory of a process that has loaded all but a submission, in bytes. */
  readonly baseline: number | null;
}

/**
 * Runs a program of ours as a submission, through everything that a submission goes through.
 * @throws SandboxError if the process does not start in this enclosure
 */
export async function probeHarness(
  enclosure: Pick<Enclosure, 'launch'>,
  limits: Limits,
  harness: Given,
): Promise<HarnessResult> {
  const program: Program = {
    modules: { ...harness.modules, [URL]: { source: SOURCE, imports: {} } },
    exports: { student: { reach: URL, double: URL }, given: {} },
  };
  const options = { enclosure, limits, collector: false, clock: 'wall' } as const;
  const session = new SandboxSession(program, options, newBudget());
  try {
    const contract = { reach: fn(list(string)), double: fn(number) };
    const student = connect(session).remote<Probe>('student', contract);
    const answer = await student.double(21);
    const open = await student.reach();
    return {
      open: answer === 42 ? open : ['a wrong answer'],
      baseline: session.processBytes(),
    };
  } finally {
    session.close();
  }
}
