import type { Limits } from '../limits.ts';
import type { Wrapper } from './wrapper.ts';

const KIB_PER_MIB = 1_024;
/** File descriptors: Node 26 has 20 open while it runs, ours among them. */
const OPEN_FILES = 64;

/**
 * Limits that the kernel holds a process to, and that it cannot raise again: processor time, memory
 * of every kind (typed arrays are outside of the heap that Node limits), no file content, no core dump.
 *
 * Memory is limited as RLIMIT_DATA, which counts private writable pages. V8 reserves some 560 MiB of
 * them before any code runs, more or less by version, so the limit stands on a measured baseline.
 *
 * The shell's `ulimit` sets soft and hard limits at once and is there on Linux and macOS. A limit that
 * a system does not know is skipped here and found open by the probe.
 *
 * @param baselineMiB what the process has before learner's code, or null for no limit of memory
 */
export function resourceLimits(limits: Limits, baselineMiB: number | null): Wrapper {
  const settings = [
    '-c 0',
    '-f 0',
    `-n ${OPEN_FILES}`,
    `-t ${cpuSeconds(limits)}`,
    ...(baselineMiB === null ? [] : [`-d ${(baselineMiB + limits.residentMiB) * KIB_PER_MIB}`]),
  ];
  const script = settings.map((setting) => `ulimit ${setting} 2>/dev/null; `).join('');
  return (command) => ['/bin/sh', '-c', `${script}exec "$0" "$@"`, ...command];
}

/** Processor time of one process: no more than all calls of a submission may take. */
function cpuSeconds({ submissionMs }: Limits): number {
  return Math.ceil(submissionMs / 1_000) + 5;
}
