import { say } from '../messages/index.ts';

/** How something ended: `todo` was not begun by the learner, `broken` is our fault. */
export type Mark = 'passed' | 'failed' | 'todo' | 'broken' | 'notRun' | 'ellipsis';

/** How much of a task is done, in a table. */
export type Cell = 'all' | 'some' | 'none' | 'todo' | 'notJudged';

/** The lines of a map, each one column wide. */
export interface RailGlyphs {
  readonly down: string;
  readonly along: string;
  /** A line that begins a row: its lane goes on, or ends here. */
  readonly branch: string;
  readonly corner: string;
  /** A line that joins a row: its lane goes on, or ends here. */
  readonly join: string;
  readonly joinEnd: string;
  readonly nodes: Readonly<Record<'completed' | 'started' | 'not started', string>>;
}

/** The signs in front of results. Each set says the same without colour. */
export interface Glyphs extends Readonly<Record<Mark, string>> {
  /** One column each, for tables. */
  readonly cells: Readonly<Record<Cell, string>>;
  readonly rails: RailGlyphs;
  /** What bars are made of: a whole column, and parts of one in growing order. */
  readonly bars: { readonly full: string; readonly eighths: readonly string[] };
  readonly plot: {
    readonly line: string;
    /** A column of a graph, from nothing to full. */
    readonly levels: readonly string[];
  };
  readonly dot: string;
  readonly pictures: PictureForm;
}

/** What pictures are made of: block and braille characters, ASCII, or a sentence in their place. */
export type PictureForm = 'blocks' | 'ascii' | 'sentence';

export const SIGNS: Glyphs = {
  passed: '✓',
  failed: '✗',
  todo: '○',
  broken: '!',
  notRun: '–',
  cells: { all: '✓', some: '~', none: '✗', todo: '○', notJudged: '–' },
  rails: {
    down: '│',
    along: '─',
    branch: '├',
    corner: '└',
    join: '┼',
    joinEnd: '┴',
    nodes: { completed: '●', started: '◐', 'not started': '○' },
  },
  bars: { full: '█', eighths: ['▏', '▎', '▍', '▌', '▋', '▊', '▉'] },
  plot: { line: '·', levels: [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] },
  dot: '·',
  pictures: 'blocks',
  ellipsis: '…',
};

/** For terminals without these characters, and for being read aloud. */
export const WORDS: Glyphs = {
  ...say.marks,
  cells: { all: '+', some: '~', none: 'x', todo: 'o', notJudged: '-' },
  rails: {
    down: '|',
    along: '-',
    branch: '+',
    corner: '+',
    join: '+',
    joinEnd: '+',
    nodes: { completed: '#', started: 'o', 'not started': '.' },
  },
  bars: { full: '#', eighths: [] },
  plot: { line: '.', levels: [' ', '#'] },
  dot: '-',
  pictures: 'ascii',
  ellipsis: '...',
};

/** A picture of characters, read aloud, is a long list of characters. */
export const READ_ALOUD: Glyphs = { ...WORDS, pictures: 'sentence' };

type Environment = Readonly<Record<string, string | undefined>>;

/** Which set a terminal can show, by its own word. */
export function glyphsFor(env: Environment): Glyphs {
  if (isAsked(env['ACCESSIBLE'])) return READ_ALOUD;
  const asksForLess = isOn(env['NO_COLOR']) || env['TERM'] === 'dumb';
  return asksForLess ? { ...signsFor(env), pictures: 'ascii' } : signsFor(env);
}

function signsFor(env: Environment): Glyphs {
  if (env['TERM'] === 'linux') return WORDS;
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find(isOn);
  // A locale that nobody set says nothing; one that was set names its characters.
  return locale === undefined || /utf-?8/i.test(locale) ? SIGNS : WORDS;
}

function isOn(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}

/** `ACCESSIBLE=0` asks for nothing; of NO_COLOR any value counts. */
function isAsked(value: string | undefined): boolean {
  return isOn(value) && !['0', 'false'].includes(value);
}
