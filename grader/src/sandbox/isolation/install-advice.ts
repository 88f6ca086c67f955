import { existsSync, readFileSync } from 'node:fs';
import type { IsolationLevel } from '../isolation.ts';

/** The command that installs bubblewrap, by the `ID` or `ID_LIKE` of os-release(5). */
const INSTALL: Readonly<Record<string, string>> = {
  debian: 'apt-get install bubblewrap',
  ubuntu: 'apt-get install bubblewrap',
  fedora: 'dnf install bubblewrap',
  rhel: 'dnf install bubblewrap',
  arch: 'pacman -S bubblewrap',
  alpine: 'apk add bubblewrap',
  suse: 'zypper install bubblewrap',
  opensuse: 'zypper install bubblewrap',
};

/** What the shell says where there is no bubblewrap that it may run. */
const MISSING = /exec:.*bwrap/;
/** bubblewrap is there, and the kernel does not let it do its work. */
const NAMESPACES_DENIED = /namespace|uid map|mount|loopback/i;

/** What to do where a level does not hold, a line each; the first one mends it. */
export function installAdvice(level: IsolationLevel, why: string): readonly string[] {
  if (level === 'process') return ['Please report this: no submission can be judged here.'];
  if (process.platform !== 'linux') {
    return ['It needs Linux: grade in a Linux machine, container or WSL 2.'];
  }
  if (MISSING.test(why)) {
    return [`Install it: ${asRoot(INSTALL[distribution()] ?? 'install the package bubblewrap')}`];
  }
  if (NAMESPACES_DENIED.test(why)) return namespaceAdvice();
  return ['Please report this with the sentence above.'];
}

/** Ubuntu's AppArmor and Debian's older kernels deny ordinary users their own namespaces. */
function namespaceAdvice(): readonly string[] {
  const setting = [
    [
      '/proc/sys/kernel/apparmor_restrict_unprivileged_userns',
      '1',
      'kernel.apparmor_restrict_unprivileged_userns=0',
    ],
    ['/proc/sys/kernel/unprivileged_userns_clone', '0', 'kernel.unprivileged_userns_clone=1'],
    ['/proc/sys/user/max_user_namespaces', '0', 'user.max_user_namespaces=15000'],
  ].find(([path = '', denied]) => existsSync(path) && readFileSync(path, 'utf8').trim() === denied);
  return setting === undefined
    ? ['This system denies namespaces (a container, perhaps): grade outside of it, or as root.']
    : [`Allow namespaces: ${asRoot(`sysctl -w ${setting[2]}`)}`];
}

function asRoot(command: string): string {
  return process.getuid?.() === 0 ? command : `sudo ${command}`;
}

function distribution(): string {
  const path = '/etc/os-release';
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const words = [...text.matchAll(/^ID(?:_LIKE)?="?([^"\n]+)"?$/gm)].flatMap(([, ids = '']) =>
    ids.split(' '),
  );
  return words.find((word) => word in INSTALL) ?? '';
}
