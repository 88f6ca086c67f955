import { commands } from '#commands';
import yargs from 'yargs';
import manifest from '../package.json' with { type: 'json' };
import type { Entry } from './define-command.ts';
import { EnvironmentError, UsageError } from './errors.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { choice, language, say } from './messages/index.ts';
import { LANGUAGES } from './messages/language.ts';
import { nearest } from './nearest.ts';
import { opening } from './opening.ts';

const COLUMNS = 76;
/** How the scripts of `tito completion` ask. */
const ASKED_BY_SHELL = '--get-yargs-completions';
/** Behind it stands the name of the program, and then what was typed. */
const AFTER_NAME = 2;

/**
 * Runs one command line and says how it ended. Wrong use and a lacking environment end in sentences
 * on stderr; any other error is a bug, and passes through.
 */
export async function cli(argv: readonly string[]): Promise<ExitCode> {
  try {
    refuseUnknownLanguage();
    return await run(argv.length === 0 ? [isAtTerminal() ? 'watch' : '--help'] : argv);
  } catch (error) {
    return await explain(error);
  }
}

/** @throws UsageError where a language is asked for by name that there is not */
function refuseUnknownLanguage(): void {
  if (choice.unknown === null) return;
  throw new UsageError(say.use.noLanguage({ asked: choice.unknown, names: LANGUAGES }), [
    say.use.setLanguage,
  ]);
}

/** Whether somebody can read and press keys: then `tito` alone watches, otherwise it prints help. */
function isAtTerminal(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}

async function run(argv: readonly string[]): Promise<ExitCode> {
  const asked = argv.indexOf(ASKED_BY_SHELL);
  if (asked !== -1 && (await completed(argv.slice(asked + AFTER_NAME)))) return EXIT.passed;
  const isFree = ['--help', '-h', '--version', ASKED_BY_SHELL].some((word) => argv.includes(word));
  const path = isFree
    ? []
    : wordsOf(
        argv.filter((arg) => !arg.startsWith('-')),
        commands,
      );
  let code: ExitCode = EXIT.passed;
  const parser = yargs([...argv])
    .scriptName('tito')
    .usage(`$0 <command>\n\n${say.help.tito}`)
    .version(manifest.version)
    .locale(language)
    .updateStrings({ ...say.help.yargs, ...RECOGNISED })
    .wrap(COLUMNS)
    .example('$0', say.help.work)
    .example('$0 module start 15', say.help.start15)
    .example('$0 test 15', say.help.test15)
    .example('$0 module complete 15', say.help.complete15)
    .epilog(say.help.privacy)
    .alias('h', 'help')
    .strict()
    .exitProcess(false)
    .fail((message, error) => {
      // What it cannot read comes as an error of its own, all else as a message.
      const isOfYargs = error === undefined || error === null || error.name === 'YError';
      throw isOfYargs ? wrongUse(message ?? error?.message ?? '', path) : error;
    });
  for (const { register } of commands) {
    register(parser, (ended) => {
      code = ended;
    });
  }
  await parser.parseAsync();
  return code;
}

/** Answers a shell that asks for a word of the course; all other words are left to yargs. */
async function completed(typed: readonly string[]): Promise<boolean> {
  const { wordsFor } = await import('./completing.ts');
  const words = await wordsFor(typed, commands);
  if (words === null) return false;
  process.stdout.write(words.map((word) => `${word}\n`).join(''));
  return true;
}

/** The commands that the leading words name. A word that should name one and does not is refused. */
function wordsOf(
  [word, ...rest]: readonly string[],
  entries: readonly Entry[],
  path: readonly Entry[] = [],
): readonly Entry[] {
  const entry = entries.find(({ name }) => name === word);
  if (entry !== undefined) return wordsOf(rest, entry.commands, [...path, entry]);
  if (path.at(-1)?.isGroup === false) return path;
  const names = entries.map(({ name }) => name);
  const all = say.use.thereIs({ names });
  const command = spoken(path);
  if (word === undefined) throw new UsageError(say.use.oneMoreWord({ command }), [all]);
  const meant = meantBy(word, path, names);
  throw new UsageError(
    say.use.noCommand({ command: `${command} ${word}` }),
    meant === null ? [all] : [say.use.didYouMean({ word: `\`${meant}\`` })],
  );
}

/** The command that was meant, or null. Who names a module or a task and nothing to do wants to work on it. */
function meantBy(word: string, path: readonly Entry[], names: readonly string[]): string | null {
  if (path.length === 0 && /^\d+(?:\.\d+)?$/.test(word)) return `tito watch ${word}`;
  const near = nearest(word, names);
  return near === null ? null : `${spoken(path)} ${near}`;
}

function spoken(path: readonly Entry[]): string {
  return ['tito', ...path.map(({ name }) => name)].join(' ');
}

/** Sentences of yargs that ours replace: in every language it says these in words that are known here. */
const VALUELESS = 'Not enough arguments following: %s';
const RECOGNISED = Object.fromEntries([
  ...['Unknown argument: %s', 'Not enough non-option arguments: got %s, need at least %s'].map(
    (text) => [text, forms(text)] as const,
  ),
  ...[VALUELESS, 'Argument: %s, Given: %s, Choices: %s'].map((text) => [text, text] as const),
]);

/** What yargs asks of its strings; its types know texts without forms only. */
function forms(text: string): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { one: text, other: text } as unknown as string;
}

/** What yargs found wrong, in our words. */
function wrongUse(message: string, path: readonly Entry[]): UsageError {
  const command = spoken(path);
  const help = say.use.tryHelp({ command });
  const unknown = /^Unknown arguments?: (\S+?)(?:,|$)/.exec(message)?.[1];
  const valueless = /^Not enough arguments following: (\S+)/.exec(message)?.[1];
  if (valueless !== undefined) {
    return new UsageError(say.use.needsValue({ command, option: valueless }), [help]);
  }
  const noChoice = /Argument: (\S+), Given: (.*), Choices: (.*)/.exec(message);
  if (noChoice !== null) return wrongChoice(noChoice, path);
  if (unknown === undefined) {
    return message.startsWith('Not enough')
      ? new UsageError(say.use.nothingToWorkOn({ command }), [help])
      : new UsageError(message.replaceAll(/\s+/g, ' ').trim(), [help]);
  }
  const meant = nearest(unknown, path.at(-1)?.optionNames ?? []);
  return new UsageError(
    say.use.unknownOption({ command, option: unknown }),
    meant === null ? [help] : [say.use.didYouMean({ word: `\`--${meant}\`` })],
  );
}

/** A value that is none of those that there are. */
function wrongChoice([, name = '', given = '', all = '']: RegExpExecArray, path: readonly Entry[]) {
  const isOption = path.at(-1)?.optionNames.includes(name) === true;
  const choices = all.replaceAll('"', '').split(', ');
  const argument = isOption ? `--${name}` : name;
  return new UsageError(
    say.use.takesOneOf({ argument, choices, given: given.replaceAll('"', "'") }),
    [say.use.tryHelp({ command: spoken(path) })],
  );
}

/** Errors of the grader that are somebody's to mend, by name: the grader itself is not loaded here. */
const MENDABLE: Readonly<Record<string, { code: ExitCode; next: string }>> = {
  IntakeError: { code: EXIT.usage, next: say.use.tryHelp({ command: 'tito grade' }) },
  RecordError: { code: EXIT.environment, next: say.ending.moveRecord },
  NothingGradedError: { code: EXIT.environment, next: say.ending.finishModule },
  CatalogError: { code: EXIT.environment, next: say.ending.restoreModules },
};

/** What the system says when a folder cannot be written or a disk is full. */
const SYSTEM = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'EMFILE',
  'ENOTDIR',
  'EISDIR',
]);

async function explain(error: unknown): Promise<ExitCode> {
  if (error instanceof UsageError) return tell(error.message, error.next, EXIT.usage);
  if (error instanceof EnvironmentError) return tell(error.message, error.next, EXIT.environment);
  if (!(error instanceof Error)) throw error;
  if (error.name === 'IsolationError')
    return tell(error.message, isolationAdvice(error), EXIT.environment);
  if (error.name === 'UnlinkedModuleError' && 'command' in error) {
    const next = say.ending.linkModule({ command: String(error.command) });
    return tell(error.message, [next], EXIT.environment);
  }
  const mendable = MENDABLE[error.name];
  if (mendable !== undefined) return tell(error.message, [mendable.next], mendable.code);
  if ('code' in error && SYSTEM.has(String(error.code))) {
    return tell(error.message, [say.ending.mendAndRepeat], EXIT.environment);
  }
  throw error;
}

/** What the grader says, and the way round it. */
function isolationAdvice(error: Error): readonly string[] {
  const next: readonly unknown[] = 'next' in error && Array.isArray(error.next) ? error.next : [];
  return [
    say.ending.nothingWasRun,
    ...next.map(String),
    say.ending.isolationOption,
    say.ending.isolationMeaning,
  ];
}

/** Messages quote files, which may hold anything: what would steer the terminal is shown instead. */
async function tell(message: string, next: readonly string[], code: ExitCode): Promise<ExitCode> {
  opening.clear();
  // Loaded here: only who is told of an error waits for it.
  const { printable } = await import('@tito/grader/plain');
  const { errorRows } = await import('./views/error-rows.ts');
  const lines = [`tito: ${message}`, ...next].flatMap((text) => text.split('\n'));
  const rows = errorRows(
    lines.map((line) => printable(line, Infinity)),
    process.stderr,
  );
  console.error(rows.join('\n'));
  return code;
}
