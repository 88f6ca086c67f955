import { Box, Text, type TextProps } from 'ink';
import type { ReactElement } from 'react';
import type { Line, Tone } from './line.ts';

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

/** Draws lines, one below the other. */
export function Lines({ lines }: Props): ReactElement {
  return (
    <Box flexDirection="column">
      {keyed(lines).map(({ key, item: spans }) => (
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

/** Lines and spans have no identity but their place. */
function keyed<T>(items: readonly T[]): readonly { readonly key: number; readonly item: T }[] {
  return items.map((item, key) => ({ key, item }));
}
