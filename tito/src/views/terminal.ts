import type { TerminalFacts } from '../jobs/events/doctor.ts';
import { glyphsFor, SIGNS } from './glyphs.ts';
import { opening as onScreen } from '../opening.ts';
import type { Line, Tone } from './line.ts';
import type { Look } from './look.ts';
import { wrapped } from './wrap.ts';

/** The widest line, in columns. */
export const WIDTH = 76;
/** On a narrower screen lines are as for this one, and the terminal breaks them. */
export const LEAST_COLUMNS = 20;

/** What one command writes to, and in which of the three ways. */
export interface Terminal extends Look {
  /** `screen` redraws, `plain` only adds lines, `json` prints one object at the end. */
  readonly mode: 'screen' | 'plain' | 'json';
  /** Prints lines below what is there. */
  print(lines: readonly Line[]): void;
  /** Prints the result of a command that was asked for JSON, as `jsonText` makes it. */
  printJson(text: string): void;
  /** Takes the opening line away again; a screen that is about to be drawn has to. */
  clearOpening(): void;
}

type Environment = Readonly<Record<string, string | undefined>>;
type Output = Pick<NodeJS.WriteStream, 'write'> & {
  readonly isTTY?: boolean;
  readonly columns?: number;
};

interface Options {
  readonly json: boolean;
  /** Shown at once on a screen, until there is something to show. */
  readonly opening?: string;
  readonly saysNext?: boolean;
  readonly stdout?: Output;
  readonly env?: Environment;
}

/** Decides how to present by what stdout is, and puts the first words there. */
export function openTerminal({
  json,
  opening,
  saysNext = true,
  stdout = process.stdout,
  env = process.env,
}: Options): Terminal {
  const mode = json ? 'json' : modeOf(stdout, env);
  const paint = mode === 'screen' ? painted : plain;
  const glyphs = glyphsFor(env);
  const columns = columnsOf(stdout);
  let hasOpening = false;
  if (opening !== undefined && mode === 'screen') {
    stdout.write(painted([{ text: `${opening} ${glyphs.ellipsis}`, tone: 'quiet' }]));
    hasOpening = true;
  }
  const clearOpening = () => {
    if (hasOpening) stdout.write('\r\u001b[2K');
    hasOpening = false;
  };
  onScreen.clear = clearOpening;
  return {
    mode,
    width: Math.min(WIDTH, columns),
    glyphs,
    saysNext,
    print: (lines) => {
      clearOpening();
      const rows = lines.flatMap((spans) => wrapped(spans, columns));
      if (rows.length > 0) stdout.write(rows.map((spans) => `${paint(spans)}\n`).join(''));
    },
    printJson: (text) => void stdout.write(text),
    clearOpening,
  };
}

/** Variables that decide how things look. */
const DECIDING = ['NO_COLOR', 'ACCESSIBLE', 'CI', 'TERM', 'LC_ALL', 'LC_CTYPE', 'LANG'];

/** What a terminal is made of, for `tito doctor`. */
export function terminalFacts(
  stdout: Output = process.stdout,
  env: Environment = process.env,
): TerminalFacts {
  const set = DECIDING.flatMap((name) => {
    const value = env[name];
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  return {
    isTTY: stdout.isTTY === true,
    columns: stdout.columns ?? null,
    mode: modeOf(stdout, env),
    hasSigns: glyphsFor(env).passed === SIGNS.passed,
    variables: Object.fromEntries(set),
  };
}

/** A screen only where redrawing is wanted and works; everything else gets linear text. */
function modeOf({ isTTY, columns }: Output, env: Environment): 'screen' | 'plain' {
  const hasNoColor = (env['NO_COLOR'] ?? '') !== ''; // any value counts: https://no-color.org
  const asksForPlain = hasNoColor || isOn(env['ACCESSIBLE']) || isOn(env['CI']);
  const canRedraw = isTTY === true && (columns ?? 0) > 0 && env['TERM'] !== 'dumb';
  return canRedraw && !asksForPlain ? 'screen' : 'plain';
}

/** What is read by a program, or on a screen that does not say, has lines of any length. */
export function columnsOf({ isTTY, columns = 0 }: Output): number {
  return isTTY === true && columns > 0 ? Math.max(columns, LEAST_COLUMNS) : Infinity;
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value);
}

// Select Graphic Rendition codes (ECMA-48), the eight colours that every theme sets.
const CODES: Record<Tone, string> = {
  text: '',
  strong: '1',
  quiet: '2',
  good: '32',
  bad: '31',
  open: '33',
  ours: '35',
};

function painted(spans: Line): string {
  return spans
    .map(({ text, tone }) => (CODES[tone] === '' ? text : `\u001b[${CODES[tone]}m${text}\u001b[0m`))
    .join('');
}

function plain(spans: Line): string {
  return spans
    .map(({ text }) => text)
    .join('')
    .trimEnd();
}
