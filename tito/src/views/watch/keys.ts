import type { WatchKey, WatchPicture } from '../../jobs/events/watch.ts';
import { nextOpen, previousTask } from '../../jobs/events/standings.ts';
import { say } from '../../messages/index.ts';

/** A key, what it does, and the command that does the same. */
export interface KeyHelp {
  readonly press: string;
  readonly key: WatchKey;
  readonly word: string;
  readonly command: (picture: WatchPicture) => string;
}

const KEYS: readonly KeyHelp[] = [
  {
    press: 'h',
    key: 'hint',
    word: say.watch.keys.hint,
    command: ({ focus }) => `tito hint ${focus}`,
  },
  {
    press: 'r',
    key: 'run',
    word: say.watch.keys.run,
    command: ({ module }) => `tito test ${module.number}`,
  },
  {
    press: 'l',
    key: 'list',
    word: say.watch.keys.list,
    command: ({ module }) => `tito test ${module.number}`,
  },
  {
    press: 'n',
    key: 'next',
    word: say.watch.keys.next,
    command: ({ standings, focus }) => `tito watch ${nextOpen(standings, focus)}`,
  },
  {
    press: 'p',
    key: 'previous',
    word: say.watch.keys.previous,
    command: ({ standings, focus }) => `tito watch ${previousTask(standings, focus)}`,
  },
  { press: '?', key: 'help', word: say.watch.keys.help, command: () => 'tito watch --help' },
  { press: 'q', key: 'quit', word: say.watch.keys.quit, command: () => 'Ctrl-C' },
];

const START: KeyHelp = {
  press: 's',
  key: 'start',
  word: say.watch.keys.start,
  command: ({ module }) => `tito module start ${module.number}`,
};

/** The keys that do something now. */
export function keysOf({ phase }: WatchPicture): readonly KeyHelp[] {
  const quit = KEYS.slice(-1);
  return phase === 'offer' ? [START, ...quit] : KEYS;
}

/** What a pressed key asks for. */
export function keyOf(pressed: string): WatchKey {
  return [START, ...KEYS].find(({ press }) => press === pressed.toLowerCase())?.key ?? 'unknown';
}
