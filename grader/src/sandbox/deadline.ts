import { cpuMs, innermost } from './process-tree.ts';

/**
 * What a call's time is measured by. `wall`: how long one waits. `processor`: what the code itself
 * used, so that a busy machine does not count against it; waiting counts too, but more is allowed.
 */
export type Clock = 'wall' | 'processor';

/** What a stopped call had used of its limit. */
export interface Spent {
  readonly clock: Clock;
  readonly ms: number;
}

const POLL_MS = 20;
/** How much longer than its processor time a call may take: a loaded machine, or code that waits. */
const WAITING_FACTOR = 4;

/**
 * Calls back once when a call of a process has used up its time.
 * @returns a function that ends the watch
 */
export function watchDeadline(
  clock: Clock,
  limitMs: number,
  pid: number | undefined,
  expired: (spent: Spent) => void,
): () => void {
  if (clock === 'wall') {
    const timer = setTimeout(() => expired({ clock, ms: limitMs }), limitMs);
    return () => clearTimeout(timer);
  }
  const started = performance.now();
  const usedBefore = usedBy(pid) ?? 0;
  const timer = setInterval(() => {
    const used = usedBy(pid);
    const ms = used === null ? 0 : used - usedBefore;
    const waited = performance.now() - started;
    if (ms >= limitMs) expired({ clock, ms });
    else if (waited >= WAITING_FACTOR * limitMs) expired({ clock: 'wall', ms: waited });
  }, POLL_MS);
  return () => clearInterval(timer);
}

function usedBy(pid: number | undefined): number | null {
  const node = pid === undefined ? null : innermost(pid);
  return node === null ? null : cpuMs(node);
}
