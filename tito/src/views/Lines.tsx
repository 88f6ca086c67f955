import { Box, Text, type TextProps } from 'ink';
import type { ReactElement } from 'react';
import type { Line, Tone } from './line.ts';
import { wrapped } from './wrap.ts';

const LOOKS: Record<Tone, TextProps> = {
  text: {},
  strong: { bold: true },
  quiet: { dimColor: true },
  good: { color: 'green' },
  bad: { color: 'red' },
  open: { color: 'yellow' },
  ours: { color: 'magenta' },
};

interface Props {
  readonly lines: readonly Line[];
}

/** Draws lines, one below the other, broken at spaces where the window is too narrow for them. */
export function Lines({ lines }: Props): ReactElement {
  // Not Ink's useWindowSize, which starts a process where there is no terminal.
  const { isTTY, columns } = process.stdout;
  const rows = lines.flatMap((line) => wrapped(line, isTTY ? columns : Infinity));
  return (
    <Box flexDirection="column">
      {keyed(rows).map(({ key, item: spans }) => (
        <Text key={key}>
          {spans.length === 0 ? ' ' : null}
          {keyed(spans).map(({ key: column, item: { text, tone } }) => (
            <Text key={column} {...LOOKS[tone]}>
              {text}
            </Text>
          ))}
        </Text>
      ))}
    </Box>
  );
}

/** Blocks, lines and spans have no identity but their place: two of them may say the same. */
export function keyed<T>(
  items: readonly T[],
): readonly { readonly key: number; readonly item: T }[] {
  return items.map((item, key) => ({ key, item }));
}
