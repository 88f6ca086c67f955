import { Static } from 'ink';
import type { ReactElement, ReactNode } from 'react';
import { keyed, Lines } from './Lines.tsx';
import type { Block } from './look.ts';

interface Props {
  /** What is settled; it scrolls away above. */
  readonly blocks: readonly Block[];
  readonly isDone: boolean;
  /** What moves below, while there is more to come. */
  readonly children: ReactNode;
}

/** A page that grows downwards: settled lines above, one moving part below them. */
export function Page({ blocks, isDone, children }: Props): ReactElement {
  const last = isDone ? blocks.at(-1) : undefined;
  const settled = last === undefined ? blocks : [...blocks.slice(0, -1), withoutLastLine(last)];
  return (
    <>
      <Static items={[...keyed(settled)]}>
        {({ key, item: { lines } }) => <Lines key={key} lines={lines} />}
      </Static>
      {/* Ink ends its last frame with a line break: with the last line in it, no empty one is left. */}
      {last === undefined ? children : <Lines lines={last.lines.slice(-1)} />}
    </>
  );
}

function withoutLastLine({ lines }: Block): Block {
  return { lines: lines.slice(0, -1) };
}
