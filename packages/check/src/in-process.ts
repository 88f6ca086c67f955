import { createTarget, Fault, type Load, type MemoryProbe } from './target.ts';
import type { Transport } from './wire.ts';

/** Exports by name. */
export type Exports = Readonly<Record<string, unknown>>;

/**
 * A transport to code in this very process: for our own code only (the reference, mutants, tests).
 * Requests and replies take the same form as through the sandbox, copies included.
 */
export function inProcess(student: Exports, given: Exports, memory?: MemoryProbe): Transport {
  const load: Load = async (from, name) => {
    const exports = from === 'student' ? student : given;
    if (!(name in exports)) throw new Fault('missing', '', name);
    return exports[name];
  };
  const target = createTarget(load, memory);
  return { request: (request) => target.handle(request) };
}
