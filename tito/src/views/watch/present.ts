import { createInterface } from 'node:readline';
import type { Keyboard, WatchPicture } from '../../jobs/events/watch.ts';
import { line } from '../line.ts';
import type { Terminal } from '../terminal.ts';
import { changeLines } from './change-lines.ts';
import { keyOf } from './keys.ts';
import { say } from '../../messages/index.ts';

/** Shows a watched module until it ends, and hands over what is pressed. */
export function present(
  pictures: AsyncGenerator<WatchPicture, void>,
  keyboard: Keyboard,
  terminal: Terminal,
): Promise<void> {
  return terminal.mode === 'screen'
    ? onScreen(pictures, keyboard, terminal)
    : inLines(pictures, keyboard, terminal);
}

async function onScreen(
  pictures: AsyncGenerator<WatchPicture, void>,
  keyboard: Keyboard,
  terminal: Terminal,
): Promise<void> {
  await import('../../tsx-loader.ts');
  const [{ mount }, { WatchView }, { createElement }] = await Promise.all([
    import('../mount.tsx'),
    import('./WatchView.tsx'),
    import('react'),
  ]);
  const draw = (picture: WatchPicture) =>
    createElement(WatchView, {
      picture,
      look: terminal,
      onKey: (key) => keyboard.send(key),
      // A terminal in raw mode sends no signal for Ctrl-C.
      onInterrupt: () => void process.kill(process.pid, 'SIGINT'),
    });
  let mounted: ReturnType<typeof mount> | null = null;
  try {
    for await (const picture of pictures) {
      if (mounted === null) terminal.clearOpening();
      if (mounted === null) mounted = mount(draw(picture));
      else mounted.draw(draw(picture));
    }
  } finally {
    await mounted?.leave();
  }
  terminal.print([line(say.watch.backAnyTime({ command: 'tito' }), 'quiet')]);
}

/** While a module is judged only a notice is told. */
function toldAfter(told: WatchPicture | null, picture: WatchPicture): WatchPicture {
  if (told === null || picture.phase !== 'judging') return picture;
  return { ...told, notice: picture.notice };
}

/** Text that only grows; letters are read line by line. The end of the input ends it. */
async function inLines(
  pictures: AsyncGenerator<WatchPicture, void>,
  keyboard: Keyboard,
  terminal: Terminal,
): Promise<void> {
  const input = createInterface({ input: process.stdin, terminal: false });
  input.on('close', () => keyboard.close());
  input.on('line', (text) => {
    if (text.trim() !== '') keyboard.send(keyOf(text.trim()));
  });
  let told: WatchPicture | null = null;
  try {
    for await (const picture of pictures) {
      terminal.print(changeLines(told, picture, terminal));
      told = toldAfter(told, picture);
    }
  } finally {
    input.close();
  }
}
