import { EMPTY_LINE, type Line, line, span } from './line.ts';

/** A command as it would be typed, in as many lines as it takes. */
export function prompt(first: string, ...more: readonly string[]): readonly Line[] {
  return [
    EMPTY_LINE,
    [span('$ ', 'quiet'), span(first, 'strong')],
    ...more.map((rest) => line(rest, 'strong')),
    EMPTY_LINE,
  ];
}
