import { useInput, useWindowSize } from 'ink';
import type { ReactElement } from 'react';
import type { WatchKey, WatchPicture } from '../../jobs/events/watch.ts';
import { Lines } from '../Lines.tsx';
import { type Line, line } from '../line.ts';
import type { Look } from '../look.ts';
import { LEAST_COLUMNS, WIDTH } from '../terminal.ts';
import { asShown, wrapped } from '../wrap.ts';
import { say } from '../../messages/index.ts';
import { keyOf } from './keys.ts';
import { type PictureLines, pictureLines } from './picture-lines.ts';

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
    for (const pressed of input) onKey(keyOf(pressed));
  });
  const fitted = { ...look, width: Math.max(LEAST_COLUMNS, Math.min(WIDTH, columns)) };
  return <Lines lines={rowsThatFit(pictureLines(picture, fitted), { columns, rows }, fitted)} />;
}

interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** As much as a window shows, one row of it left free: a terminal scrolls when its last one is written. */
function rowsThatFit(lines: PictureLines, { columns, rows }: Size, look: Look): readonly Line[] {
  const inRows = (part: readonly Line[]) =>
    part.flatMap((one) => wrapped(one, columns)).flatMap((row) => asShown(row, columns));
  const foot = inRows(lines.foot);
  const room = rows - foot.length - 1;
  const answer = cut(inRows(lines.answer), room, look);
  const body = cut(inRows(lines.body), room - answer.length, look);
  return [...body, ...answer, ...foot];
}

/** As many lines as there is room for; the last of them says that there are more. */
function cut(lines: readonly Line[], room: number, { glyphs }: Look): readonly Line[] {
  if (lines.length <= Math.max(0, room)) return lines;
  if (room <= 0) return [];
  const more = say.watch.moreLines({ ellipsis: glyphs.ellipsis });
  return [...lines.slice(0, Math.max(0, room - 1)), line(more, 'quiet')];
}
