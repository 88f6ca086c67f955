import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { say } from '../messages/index.ts';

/**
 * What each shell is told. All of them ask `tito --get-yargs-completions`, which answers in the form of the
 * shell that SHELL names; each script says which, since a login shell may be another one.
 */
const FILES = {
  bash: '../completion/tito.bash',
  zsh: '../completion/tito.zsh',
  fish: '../completion/tito.fish',
  powershell: '../completion/tito.ps1',
} as const;

export type Shell = keyof typeof FILES;

const SHELLS: readonly Shell[] = ['bash', 'zsh', 'fish', 'powershell'];

/** The script that completes tito in a shell; in the one that SHELL names when it is left out. */
export function completionScript(
  shell: Shell | undefined,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const named = (env['SHELL'] ?? '').split('/').at(-1);
  const chosen = shell ?? SHELLS.find((name) => name === named);
  if (chosen === undefined) {
    throw new UsageError(say.completion.whichShell, [say.use.thereIs({ names: SHELLS })]);
  }
  return readFileSync(join(import.meta.dirname, FILES[chosen]), 'utf8');
}
