import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsolationLevel, Launch, LaunchRequest } from '../isolation.ts';
import type { Limits } from '../limits.ts';
import { bubblewrap } from './bubblewrap.ts';
import { nodeFlags } from './node-flags.ts';
import { resourceLimits } from './resource-limits.ts';
import { seccompFilter } from './seccomp/filter.ts';
import type { Setting, Wrapper } from './wrapper.ts';

const GIVE_UP_ROOT = readFileSync(join(import.meta.dirname, '../child/give-up-root.js'), 'utf8');

/** Which parts of a command line to use; the probe starts processes with some of them only. */
export interface Parts {
  /** What the kernel holds the process to; null for nothing. */
  readonly resources: (Limits & { readonly baselineMiB: number | null }) | null;
  /** Namespaces and a root of its own; `filter`: system calls are filtered as well. */
  readonly namespaces: 'none' | 'plain' | 'filter';
  /** Node's own layer. */
  readonly node: Pick<Limits, 'heapMiB'> | null;
}

/** All parts of a level. */
export function partsOf(level: IsolationLevel, limits: Limits, baselineMiB: number | null): Parts {
  const namespaces = level === 'strong' ? 'filter' : 'none';
  return { resources: { ...limits, baselineMiB }, namespaces, node: limits };
}

/** A command line, from the outside in: limits, namespaces, Node and its flags, the first code. */
export function compose(parts: Parts, { source, collector }: LaunchRequest): Launch {
  const { resources, namespaces, node } = parts;
  const filter = namespaces === 'filter' ? seccompFilter() : null;
  const program = [
    process.execPath,
    ...(node === null ? [] : nodeFlags(node)),
    ...(collector ? COLLECTOR_FLAGS : []),
    '--input-type=module',
    '--eval',
    GIVE_UP_ROOT + source,
  ];
  const settings = collector ? RETURNS_MEMORY : [];
  const enclose =
    namespaces === 'none'
      ? inSettings(settings, endsWithGrader)
      : bubblewrap({ isFiltered: filter !== null, settings });
  const limit = resources === null ? asItIs : resourceLimits(resources, resources.baselineMiB);
  const [command = '', ...args] = limit(enclose(program));
  return { command, args, filter };
}

/**
 * Where memory is measured, a collection has given everything back when it returns, array memory too (see
 * `nodeFlags` for the reason). What the engine holds for itself varies little then: room for young objects,
 * and compiled code, which it otherwise drops when it was not run for some collections.
 */
const COLLECTOR_FLAGS: readonly string[] = [
  '--expose-gc',
  '--min-semi-space-size=1',
  '--max-semi-space-size=1',
  '--no-flush-bytecode',
];

/**
 * Where memory is measured: the C library takes every array of 128 KiB or more from the system and
 * gives it back at once. By default it keeps freed memory, more of it the larger the arrays were.
 */
const RETURNS_MEMORY: readonly Setting[] = [['MALLOC_MMAP_THRESHOLD_', String(128 << 10)]];

function inSettings(settings: readonly Setting[], wrapper: Wrapper): Wrapper {
  const assignments = settings.map(([name, value]) => `${name}=${value}`);
  return (command) =>
    wrapper(settings.length === 0 ? command : ['env', ...assignments, ...command]);
}

const asItIs: Wrapper = (command) => command;

/**
 * Ends the process when the grader is killed, where Linux' setpriv is installed. Namespaces see to
 * that themselves; a process that gives up root loses this, and is ended by its limit of time.
 */
const endsWithGrader: Wrapper = (command) =>
  ['/usr/bin/setpriv', '/bin/setpriv'].some((path) => existsSync(path))
    ? ['setpriv', '--pdeathsig', 'KILL', ...command]
    : command;
