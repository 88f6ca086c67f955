import type { Argv, InferredOptionType, Options, PositionalOptions } from 'yargs';
import type { ExitCode } from './exit-codes.ts';
import { say } from './messages/index.ts';

type Positionals = Readonly<Record<string, PositionalOptions>>;
type Flags = Readonly<Record<string, Options>>;
type Values<T extends Positionals | Flags> = {
  readonly [K in keyof T]: InferredOptionType<T[K]>;
};

/** What of a course or of its records a word names. */
export type Completed = 'module' | 'task' | 'record' | 'milestone';

/** Told how a command ended. */
export type Finish = (code: ExitCode) => void;

/** One word of the command line: a command, a group of commands, or both. */
export interface Entry {
  readonly name: string;
  /** The words that may follow. */
  readonly commands: readonly Entry[];
  /** Whether one of these words has to follow. */
  readonly isGroup: boolean;
  readonly optionNames: readonly string[];
  /** Of these, those that a value follows. */
  readonly valueOptions: readonly string[];
  /** Whether its last word may be several. */
  readonly takesMany: boolean;
  /** What its words may be, for completion. */
  readonly completes: readonly Completed[];
  readonly register: (yargs: Argv, finish: Finish) => Argv;
}

interface Command<P extends Positionals, O extends Flags> {
  /** As yargs reads it: `hint <task>`. */
  readonly command: string;
  readonly describe: string;
  readonly positionals: P;
  readonly options: O;
  readonly commands?: readonly Entry[];
  /** What a shell offers for its words. */
  readonly completes?: readonly Completed[];
  readonly examples?: readonly (readonly [command: string, what: string])[];
  /** Runs the command; it loads what it needs itself. */
  readonly run: (argv: Values<P> & Values<O>) => Promise<ExitCode>;
}

/** The option that every command with a result has. */
export const json: Switch<false> = { type: 'boolean', default: false, describe: say.help.json };

/** The option of commands that judge a learner's module. */
export const pictures: Switch<true> = {
  type: 'boolean',
  default: true,
  describe: say.help.pictures,
};

/** A flag that is on or off. */
interface Switch<D extends boolean> {
  readonly type: 'boolean';
  readonly default: D;
  readonly describe: string;
}

/** A command whose `run` gets its arguments typed as they are declared. */
export function defineCommand<const P extends Positionals, const O extends Flags>(
  command: Command<P, O>,
): Entry {
  const {
    describe,
    positionals,
    options,
    commands = [],
    examples = [],
    completes = [],
    run,
  } = command;
  const build = (yargs: Argv, finish: Finish) => {
    for (const entry of commands) entry.register(yargs, finish);
    // Not handed down: `grade show` has options of its own.
    for (const [key, value] of Object.entries<PositionalOptions>(positionals)) {
      yargs.positional(key, value).option(key, { global: false });
    }
    for (const [example, what] of examples) yargs.example(example, what);
    for (const [key, value] of Object.entries<Options>(options)) {
      const requiresArg = value.type !== 'boolean';
      yargs.option(key, { ...value, requiresArg, global: false });
    }
    return yargs;
  };
  return {
    name: firstWord(command.command),
    commands,
    isGroup: false,
    optionNames: Object.keys({ ...positionals, ...options }),
    valueOptions: Object.entries<Options>(options).flatMap(([key, { type }]) =>
      type === 'boolean' ? [] : [key],
    ),
    takesMany: command.command.includes('..'),
    completes,
    register: (yargs, finish) =>
      yargs.command({
        command: command.command,
        describe,
        builder: (inner) => build(inner, finish),
        handler: async (argv) => {
          const values = lastOfEach(argv, { ...positionals, ...options });
          // yargs fills in exactly what `build` declares from the same two objects.
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion
          finish(await run(values as Values<P> & Values<O>));
        },
      }),
  };
}

/** A word in front of commands that belong together. */
export function defineGroup(name: string, describe: string, commands: readonly Entry[]): Entry {
  return {
    name,
    commands,
    isGroup: true,
    optionNames: [],
    valueOptions: [],
    takesMany: false,
    completes: [],
    register: (yargs, finish) =>
      yargs.command({
        command: `${name} <command>`,
        describe,
        builder: (inner) => {
          for (const entry of commands) entry.register(inner, finish);
          return inner;
        },
        handler: () => undefined,
      }),
  };
}

/** Of a flag that was given several times, the last one counts, unless it takes a list. */
function lastOfEach(
  argv: Readonly<Record<string, unknown>>,
  declared: Positionals | Flags,
): object {
  const values = Object.entries(argv).map(([key, value]) => {
    const isList = declared[key]?.array === true;
    return [key, Array.isArray(value) && !isList ? value.at(-1) : value] as const;
  });
  return Object.fromEntries(values);
}

function firstWord(command: string): string {
  return command.split(' ')[0] ?? command;
}
