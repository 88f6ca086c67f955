import { commands } from '#commands';
import yargs from 'yargs';
import manifest from '../package.json' with { type: 'json' };
import type { Entry } from './define-command.ts';
import { EnvironmentError, UsageError } from './errors.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { nearest } from './nearest.ts';
import { opening } from './opening.ts';

const COLUMNS = 76;

/**
 * Runs one command line and says how it ended. Wrong use and a lacking environment end in sentences
 * on stderr; any other error is a bug, and passes through.
 */
export async function cli(argv: readonly string[]): Promise<ExitCode> {
  try {
    return await run(argv.length === 0 ? [isAtTerminal() ? 'watch' : '--help'] : argv);
  } catch (error) {
    return explain(error);
  }
}

/** Whether somebody can read and press keys: then `tito` alone watches, otherwise it prints help. */
function isAtTerminal(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}

async function run(argv: readonly string[]): Promise<ExitCode> {
  const isFree = ['--help', '-h', '--version', '--get-yargs-completions'].some((word) =>
    argv.includes(word),
  );
  const path = isFree
    ? []
    : wordsOf(
        argv.filter((arg) => !arg.startsWith('-')),
        commands,
      );
  let code: ExitCode = EXIT.passed;
  const parser = yargs([...argv])
    .scriptName('tito')
    .usage('$0 <command>\n\nBuild a machine-learning framework, part by part, and have it judged.')
    .version(manifest.version)
    .locale('en')
    .wrap(COLUMNS)
    .example('$0', 'work: judged at every save')
    .example('$0 module start 15', 'get the files of module 15')
    .example('$0 test 15', 'run its public checks')
    .example('$0 module complete 15', 'judge, export and record it')
    .epilog('There is no telemetry: nothing leaves this machine.')
    .alias('h', 'help')
    .strict()
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? wrongUse(message, path);
    });
  for (const { register } of commands) {
    register(parser, (ended) => {
      code = ended;
    });
  }
  await parser.parseAsync();
  return code;
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
  const all = `There is: ${names.join(', ')}.`;
  if (word === undefined) throw new UsageError(`\`${spoken(path)}\` needs one more word.`, [all]);
  const meant = nearest(word, names);
  throw new UsageError(
    `There is no command \`${spoken(path)} ${word}\`.`,
    meant === null ? [all] : [`Did you mean \`${spoken(path)} ${meant}\`?`],
  );
}

function spoken(path: readonly Entry[]): string {
  return ['tito', ...path.map(({ name }) => name)].join(' ');
}

/** What yargs found wrong, in our words. */
function wrongUse(message: string, path: readonly Entry[]): UsageError {
  const command = spoken(path);
  const help = `Try \`${command} --help\`.`;
  const unknown = /^Unknown arguments?: (\S+?)(?:,|$)/.exec(message)?.[1];
  if (unknown === undefined) {
    return message.startsWith('Not enough')
      ? new UsageError(`\`${command}\` needs to be told what to work on.`, [help])
      : new UsageError(message.replaceAll(/\s+/g, ' ').trim(), [help]);
  }
  const meant = nearest(unknown, path.at(-1)?.optionNames ?? []);
  return new UsageError(
    `\`${command}\` does not know what to do with '${unknown}'.`,
    meant === null ? [help] : [`Did you mean \`--${meant}\`?`],
  );
}

/** Errors of the grader that are somebody's to mend, by name: the grader itself is not loaded here. */
const MENDABLE: Readonly<Record<string, { code: ExitCode; next: string }>> = {
  IntakeError: { code: EXIT.usage, next: 'Try `tito grade --help`.' },
  RecordError: { code: EXIT.environment, next: 'Move that file away, or judge again.' },
  CatalogError: { code: EXIT.environment, next: 'Restore that file: git checkout -- modules' },
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

function explain(error: unknown): ExitCode {
  if (error instanceof UsageError) return say(error.message, error.next, EXIT.usage);
  if (error instanceof EnvironmentError) return say(error.message, error.next, EXIT.environment);
  if (!(error instanceof Error)) throw error;
  if (error.name === 'IsolationError')
    return say(error.message, isolationAdvice(error), EXIT.environment);
  const mendable = MENDABLE[error.name];
  if (mendable !== undefined) return say(error.message, [mendable.next], mendable.code);
  if ('code' in error && SYSTEM.has(String(error.code))) {
    return say(error.message, ['Mend that and run the same command again.'], EXIT.environment);
  }
  throw error;
}

/** What the grader says, and the way round it. */
function isolationAdvice(error: Error): readonly string[] {
  const next: readonly unknown[] = 'next' in error && Array.isArray(error.next) ? error.next : [];
  return [
    'Nothing was run.',
    ...next.map(String),
    'Or, for submissions that you trust not to attack this machine: --isolation=process',
    '(Node alone keeps them apart; every record, CSV and report then says so).',
  ];
}

function say(message: string, next: readonly string[], code: ExitCode): ExitCode {
  opening.clear();
  console.error([`tito: ${message}`, ...next].join('\n'));
  return code;
}
