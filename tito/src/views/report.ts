import { jsonText } from './json-text.ts';
import type { Line } from './line.ts';
import type { Look } from './look.ts';
import type { Terminal } from './terminal.ts';

/** A result that is there at once: as lines, or as JSON. */
export interface Report {
  readonly lines: (look: Look) => readonly Line[];
  readonly json: object;
}

/** Prints a report the way that the terminal asks for. */
export function print({ lines, json }: Report, terminal: Terminal): void {
  if (terminal.mode === 'json') terminal.printJson(jsonText({ schema: 1, ...json }));
  else terminal.print(lines(terminal));
}
