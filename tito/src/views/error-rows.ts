import { commandSpan, line, textOf } from './line.ts';
import { columnsOf } from './terminal.ts';
import { wrapped } from './wrap.ts';

/** Sentences of an error as rows, broken at spaces as stdout's are; what is indented is a command, and whole. */
export function errorRows(
  lines: readonly string[],
  stderr: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>,
): readonly string[] {
  const columns = columnsOf(stderr);
  return lines
    .flatMap((text) => wrapped(text.startsWith('  ') ? [commandSpan(text)] : line(text), columns))
    .map((row) => textOf(row).trimEnd());
}
