// What a shell is told when somebody presses Tab: words of the course where a command names one.
import type { Completed, Entry } from './define-command.ts';

/**
 * What the last word can be, in the form of the shell that SHELL names.
 * @param typed the words behind `tito`, the last of them as far as it was typed
 * @returns null where it names nothing of the course: commands, options and their choices are known to yargs
 */
export async function wordsFor(
  typed: readonly string[],
  entries: readonly Entry[],
): Promise<readonly string[] | null> {
  const kinds = kindsOf(typed, entries);
  if (kinds.length === 0) return null;
  const { wordsOfCourse } = await import('./jobs/words-of-course.ts');
  const words = await wordsOfCourse(kinds);
  return words.filter(({ word }) => word.startsWith(typed.at(-1) ?? '')).map(inFormOfShell);
}

/** What the last word may name; nothing where it is a command, an option, or the value of one. */
function kindsOf(typed: readonly string[], entries: readonly Entry[]): readonly Completed[] {
  const [word, ...rest] = typed;
  const entry = entries.find(({ name }) => name === word);
  if (entry === undefined || rest.length === 0) return [];
  const below = kindsOf(rest, entry.commands);
  if (below.length > 0) return below;
  const isValue = (i: number) =>
    entry.valueOptions.includes((rest[i - 1] ?? '').replace(/^--/, ''));
  const words = rest.flatMap((text, i) => (text.startsWith('-') || isValue(i) ? [] : [i]));
  const isWord = words.at(-1) === rest.length - 1;
  return isWord && (words.length === 1 || entry.takesMany) ? entry.completes : [];
}

/** As yargs answers the shell that SHELL names. */
function inFormOfShell({ word, what }: { readonly word: string; readonly what: string }): string {
  const shell = process.env['SHELL'] ?? '';
  if (shell.includes('fish')) return what === '' ? word : `${word}\t${what}`;
  if (!shell.includes('zsh')) return word;
  const escaped = word.replaceAll(':', String.raw`\:`);
  return what === '' ? escaped : `${escaped}:${what}`;
}
