import { sharedObjects } from './shared-objects.ts';
import type { Setting, Wrapper } from './wrapper.ts';

/** Where the filter is read from; the grader writes it there. */
export const FILTER_FD = 5;

/** Where Node lies inside. */
const NODE_INSIDE = '/node';

interface Options {
  readonly isFiltered: boolean;
  /** The whole environment. */
  readonly settings: readonly Setting[];
}

const NAMESPACES = [
  '--unshare-pid',
  '--unshare-net',
  '--unshare-ipc',
  '--unshare-uts',
  '--unshare-cgroup-try',
];

const AS_ROOT = ['--cap-drop', 'ALL', '--cap-add', 'CAP_SETUID', '--cap-add', 'CAP_SETGID'];
const AS_USER = ['--unshare-user', '--cap-drop', 'ALL'];
const LIFE = ['--die-with-parent', '--new-session', '--clearenv', '--hostname', 'sandbox'];
const FINISH = ['--dir', '/tmp', '--remount-ro', '/', '--chdir', '/'];

/**
 * Namespaces of its own for everything, and a root that holds Node, the libraries that it loads and
 * nothing else: no /proc, no /dev, no /etc, no writable place. /tmp is there, and empty for good.
 * Everything inside ends with the outermost process.
 *
 * As root no user namespace is needed, and the process may give up root itself (`give-up-root.js`). An
 * ordinary user gets one, and can make no further ones inside (the filter knows no `unshare`).
 */
export function bubblewrap({ isFiltered, settings }: Options): Wrapper {
  const options = [
    ...NAMESPACES,
    ...(process.getuid?.() === 0 ? AS_ROOT : AS_USER),
    ...LIFE,
    ...settings.flatMap(([name, value]) => ['--setenv', name, value]),
    ...sharedObjects().flatMap((path) => ['--ro-bind', path, path]),
    '--ro-bind',
    process.execPath,
    NODE_INSIDE,
    ...FINISH,
    ...(isFiltered ? ['--seccomp', String(FILTER_FD)] : []),
  ];
  return ([, ...args]) => ['bwrap', ...options, NODE_INSIDE, ...args];
}
