import { createTarget, Fault, type Load, type MemoryProbe, type Target } from './target.ts';
import type { Transport } from './wire.ts';

/** Exports by name. */
export type Exports = Readonly<Record<string, unknown>>;

/**
 * A transport to code in this very process: for our own code only (the reference, mutants, tests).
 * Requests and replies take the same form as through the sandbox, copies included.
 */
export function inProcess(student: Exports, given: Exports, memory?: MemoryProbe): Transport {
  const load: Load = (from, name, found, failed) => {
    const exports = from === 'student' ? student : given;
    if (name in exports) found(exports[name]);
    else failed(new Fault('missing', '', name));
  };
  return overTarget(createTarget(load, memory));
}

/** The transport to a target in this process. */
export function overTarget(target: Target): Transport {
  return { request: (request) => new Promise((resolve) => target.handle(request, resolve)) };
}
