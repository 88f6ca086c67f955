import { useInput, useWindowSize } from 'ink';
import type { ReactElement } from 'react';
import type { WatchKey, WatchPicture } from '../../jobs/events/watch.ts';
import { Lines } from '../Lines.tsx';
import { type Line, line } from '../line.ts';
import type { Look } from '../look.ts';
import { WIDTH } from '../terminal.ts';
import { keyOf } from './keys.ts';
import { pictureLines } from './picture-lines.ts';

interface Props {
  readonly picture: WatchPicture;
  readonly look: Look;
  readonly onKey: (key: WatchKey) => void;
  readonly onInterrupt: () => void;
}

/** One picture that fits the window as it is now; the keys are always its last line. */
export function WatchView({ picture, look, onKey, onInterrupt }: Props): ReactElement {
  const { columns, rows } = useWindowSize();
  useInput((input, { ctrl }) => {
    if (ctrl) {
      if (input === 'c') onInterrupt();
      return;
    }
    for (const pressed of input) {
      const key = keyOf(pressed);
      if (key !== undefined) onKey(key);
    }
  });
  const fitted = { ...look, width: Math.min(WIDTH, columns) };
  const { body, foot } = pictureLines(picture, fitted);
  return <Lines lines={[...cut(body, rows - foot.length - 1, fitted), ...foot]} />;
}

/** As many lines as there is room for; a mark says that there are more. */
function cut(lines: readonly Line[], room: number, { glyphs }: Look): readonly Line[] {
  if (lines.length <= room) return lines;
  return [...lines.slice(0, Math.max(0, room - 1)), line(glyphs.ellipsis, 'quiet')];
}
