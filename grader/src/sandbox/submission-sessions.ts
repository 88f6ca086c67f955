import type { Transport } from '@tito/check';
import type { Isolation } from './isolation.ts';
import type { Limits } from './limits.ts';
import type { Program } from './program.ts';
import { newBudget, SandboxSession } from './session.ts';

/**
 * The processes of one submission: one that can ask its garbage collector and one that cannot, each
 * started when it is first needed. A start costs more than most checks, so both packs share them.
 */
export class SubmissionSessions {
  readonly #program: Program;
  readonly #isolation: Isolation['level'];
  readonly #limits: Limits;
  readonly #budget = newBudget();
  readonly #sessions = new Map<'collector' | undefined, SandboxSession>();

  constructor(program: Program, isolation: Isolation['level'], limits: Limits) {
    this.#program = program;
    this.#isolation = isolation;
    this.#limits = limits;
  }

  for(needs: 'collector' | undefined): Transport {
    const own = this.#sessions.get(needs) ?? this.#open(needs === 'collector');
    this.#sessions.set(needs, own);
    return own;
  }

  #open(collector: boolean): SandboxSession {
    const options = { isolation: this.#isolation, limits: this.#limits, collector };
    return new SandboxSession(this.#program, options, this.#budget);
  }

  close(): void {
    for (const session of this.#sessions.values()) session.close();
  }
}
