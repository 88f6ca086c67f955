// CPU time of the grader and of the processes that it starts, as Linux counts it.
import { readdirSync, readFileSync } from 'node:fs';

/** CPU time in milliseconds, user and system together. */
export interface CpuTime {
  readonly grader: number;
  readonly children: number;
}

/** Linux counts in ticks of 10 ms (USER_HZ), so differences are taken over many submissions. */
const TICK_MS = 10;

/** Positions after the command's name in /proc/PID/stat, which may hold blanks itself. */
const OWN = [11, 12] as const; // utime, stime
const ENDED_CHILDREN = [13, 14] as const; // cutime, cstime: of children that ended and were waited for

/** CPU time so far: this process, and its children, those that ended and those that live. */
export function readCpu(): CpuTime {
  const { user, system } = process.cpuUsage();
  const living = childrenOf('self').map((pid) => ticksOf(pid, OWN) + ticksOf(pid, ENDED_CHILDREN));
  const ticks = living.reduce((sum, own) => sum + own, ticksOf('self', ENDED_CHILDREN));
  return { grader: (user + system) / 1000, children: ticks * TICK_MS };
}

export function difference(from: CpuTime, to: CpuTime): CpuTime {
  return { grader: to.grader - from.grader, children: to.children - from.children };
}

function childrenOf(pid: string): readonly string[] {
  const tasks = `/proc/${pid}/task`;
  return readdirSync(tasks).flatMap((task) =>
    readFileSync(`${tasks}/${task}/children`, 'utf8').split(' ').filter(Boolean),
  );
}

/** 0 for a process that has ended meanwhile: its parent's count has it then. */
function ticksOf(pid: string, positions: readonly number[]): number {
  const fields = statOf(pid);
  return positions.reduce((sum, position) => sum + Number(fields[position] ?? 0), 0);
}

function statOf(pid: string): readonly string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
