import { render } from 'ink';
import type { ReactElement } from 'react';
import { interruption } from '../interruption.ts';

/** A live picture at the bottom of a terminal. */
export interface Mounted {
  draw(picture: ReactElement): void;
  /** Draws the last picture, leaves it there and gives the terminal back. */
  end(picture: ReactElement): Promise<void>;
  /** Gives the terminal back as it is. */
  leave(): Promise<void>;
}

/** Hands the terminal to Ink until `end`, or until Ctrl-C. */
export function mount(picture: ReactElement): Mounted {
  const app = render(picture, {
    interactive: true, // decided by openTerminal, not once more by Ink
    exitOnCtrlC: false,
    incrementalRendering: true,
  });
  const giveBack = () => app.unmount();
  interruption.signal.addEventListener('abort', giveBack, { once: true });
  const leave = async () => {
    interruption.signal.removeEventListener('abort', giveBack);
    app.unmount();
    await app.waitUntilExit();
  };
  return {
    draw: (next) => app.rerender(next),
    end: (last) => {
      app.rerender(last);
      return leave();
    },
    leave,
  };
}
