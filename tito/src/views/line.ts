import { chunksOf, displayWidth } from './width.ts';

/** What a piece of text means; a presenter decides what it looks like, and never by colour alone. */
export type Tone = 'text' | 'strong' | 'quiet' | 'good' | 'bad' | 'open' | 'ours';

export interface Span {
  readonly text: string;
  readonly tone: Tone;
  /** To be copied and typed: a line is not broken in it. */
  readonly isCommand?: true;
}

/** One line of output, as every presenter gets it. */
export type Line = readonly Span[];

export const EMPTY_LINE: Line = [];

export function span(text: string, tone: Tone = 'text'): Span {
  return { text, tone };
}

export function commandSpan(text: string, tone: Tone = 'strong'): Span {
  return { text, tone, isCommand: true };
}

export function line(text: string, tone: Tone = 'text'): Line {
  return [span(text, tone)];
}

export function textOf(spans: Line): string {
  return spans.map(({ text }) => text).join('');
}

/** How much further to the right what stands below something is. */
const BELOW = 2;

/** Two texts at the two edges; where they do not fit, the right one goes below, indented. */
export function spread(
  left: Line,
  right: Line,
  { width, indent = BELOW }: { width: number; indent?: number },
): readonly Line[] {
  const gap = width - displayWidth(textOf(left)) - displayWidth(textOf(right));
  if (textOf(right) === '') return [left];
  if (gap >= 2) return [[...left, span(' '.repeat(gap)), ...right]];
  return [left, [span(' '.repeat(indent)), ...right]];
}

/** A text beside a label is at least as wide; where there is less room it stands below. */
const LEAST_BESIDE = 20;

/**
 * A label, and a text beside it whose further lines stand below its first. On a narrow screen all of it
 * stands below the label.
 */
export function labelled(
  label: Line,
  text: string,
  { width, tone = 'text' }: { width: number; tone?: Tone },
): readonly Line[] {
  const indent = displayWidth(textOf(label));
  if (width - indent < Math.min(LEAST_BESIDE, displayWidth(text))) {
    const margin = /^ */.exec(textOf(label))?.[0].length ?? 0;
    return [label, ...paragraph(text, { width, indent: margin + BELOW, tone })];
  }
  const margin = span(' '.repeat(indent));
  return paragraph(text, { width: width - indent, offset: indent, tone }).map((content, i) =>
    (i === 0 ? label : [margin]).concat(content),
  );
}

interface ParagraphOptions {
  readonly width: number;
  readonly indent?: number;
  /** Columns that stand before each line already. */
  readonly offset?: number;
  readonly tone?: Tone;
}

/** What every terminal has. */
const COLUMNS = 80;

/**
 * A text broken at spaces into lines of at most `width` columns, each indented; not within a command in
 * `backticks`. A wider word, such as a hash, stays whole to be copied, unless it would not fit into a
 * line of 80 columns either.
 */
export function paragraph(
  text: string,
  { width, indent = 0, offset = 0, tone = 'text' }: ParagraphOptions,
): readonly Line[] {
  const lines: string[] = [];
  let current = '';
  const longest = COLUMNS - offset - indent;
  for (const word of wordsOf(text, width - indent).flatMap((whole) => chunksOf(whole, longest))) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && indent + displayWidth(longer) > width) {
      lines.push(current);
      current = word;
    } else {
      current = longer;
    }
  }
  return [...lines, current].map((content) => line(' '.repeat(indent) + content, tone));
}

/** Stands for a space that is not to be broken at; no text that is shown holds it. */
const KEPT = '\u0000';

function wordsOf(text: string, columns: number): readonly string[] {
  const kept = text.replaceAll(/`[^`]*`/g, (command) =>
    displayWidth(command) <= columns ? command.replaceAll(' ', KEPT) : command,
  );
  return kept.split(' ').map((word) => word.replaceAll(KEPT, ' '));
}
