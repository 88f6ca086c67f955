import type { Transport } from '@tito/check';
import type { Turns } from '../turns.ts';
import type { Enclosure } from './isolation.ts';
import type { Limits } from './limits.ts';
import type { Program } from './program.ts';
import { newBudget, SandboxSession, type SubmissionBudget } from './session.ts';

type Needs = 'collector' | undefined;

interface Surroundings {
  readonly enclosure: Pick<Enclosure, 'launch'>;
  readonly limits: Limits;
  /** Who else uses the processors. */
  readonly turns: Turns;
}

/**
 * The processes of one submission: one that can ask its garbage collector and one that cannot, each
 * started when it is first needed. A start costs more than most checks, so both packs share them.
 */
export class SubmissionSessions {
  readonly #program: Program;
  readonly #around: Surroundings;
  readonly #budget = newBudget();
  readonly #sessions = new Map<Needs, SandboxSession>();
  #alone: SandboxSession | null = null;
  #isAbandoned = false;

  constructor(program: Program, around: Surroundings) {
    this.#program = program;
    this.#around = around;
  }

  for(needs: Needs): Transport {
    this.#refuseAbandoned();
    const { enclosure, limits } = this.#around;
    const options = { enclosure, limits, collector: needs === 'collector', clock: 'wall' } as const;
    const own =
      this.#sessions.get(needs) ?? new SandboxSession(this.#program, options, this.#budget);
    this.#sessions.set(needs, own);
    return own;
  }

  /** Something once more in a process of its own, while nothing else runs, by processor time. */
  again<T>(needs: Needs, work: (transport: Transport) => Promise<T>): Promise<T> {
    return this.#around.turns.alone(async () => {
      this.#refuseAbandoned();
      const own = newBudget();
      const { enclosure } = this.#around;
      const limits = limitsAlone(this.#around.limits, this.#budget);
      const collector = needs === 'collector';
      const options = { enclosure, limits, collector, clock: 'processor' } as const;
      const session = new SandboxSession(this.#program, options, own);
      this.#alone = session;
      try {
        const result = await work(session);
        pardon(this.#budget, own);
        return result;
      } finally {
        session.close();
        this.#budget.processorMs += own.processorMs;
      }
    });
  }

  /** Processor time of the processes so far that were ended, in milliseconds. */
  get processorMs(): number {
    return this.#budget.processorMs;
  }

  /** What the code printed since this was last asked. */
  takePrinted(): string {
    const { output } = this.#budget;
    this.#budget.output = '';
    return output;
  }

  close(): void {
    for (const session of this.#sessions.values()) session.close();
  }

  /** Nobody waits for these results any more: what runs is stopped, and nothing more is started. */
  abandon(): void {
    this.#isAbandoned = true;
    this.#alone?.close();
    this.close();
  }

  #refuseAbandoned(): void {
    if (this.#isAbandoned) throw new Error('judging was abandoned');
  }
}

/** Full time for the first call that took too long; what stops one call often stops all. */
function limitsAlone(limits: Limits, { stopped }: SubmissionBudget): Limits {
  return stopped.size <= 1 ? limits : { ...limits, callProcessorMs: limits.callMsAfterTimeout };
}

/**
 * What ran into the limit alone as well stays stopped; what had only waited for others may be called
 * again. The call that began this was the last one to be stopped.
 */
function pardon(budget: SubmissionBudget, alone: SubmissionBudget): void {
  const last = [...budget.stopped].at(-1);
  if (last !== undefined) budget.stopped.delete(last);
  for (const name of alone.stopped) budget.stopped.add(name);
}
