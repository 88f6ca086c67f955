import type { WatchKey, WatchPicture } from '../../jobs/events/watch.ts';
import { nextOpen, previousTask } from '../../jobs/events/standings.ts';

/** A key, what it does, and the command that does the same. */
export interface KeyHelp {
  readonly press: string;
  readonly key: WatchKey;
  readonly word: string;
  readonly command: (picture: WatchPicture) => string;
}

const KEYS: readonly KeyHelp[] = [
  { press: 'h', key: 'hint', word: 'hint', command: ({ focus }) => `tito hint ${focus}` },
  { press: 'r', key: 'run', word: 'run', command: ({ module }) => `tito test ${module.number}` },
  { press: 'l', key: 'list', word: 'list', command: ({ module }) => `tito test ${module.number}` },
  {
    press: 'n',
    key: 'next',
    word: 'next',
    command: ({ standings, focus }) => `tito watch ${nextOpen(standings, focus)}`,
  },
  {
    press: 'p',
    key: 'previous',
    word: 'previous',
    command: ({ standings, focus }) => `tito watch ${previousTask(standings, focus)}`,
  },
  { press: '?', key: 'help', word: 'keys', command: () => 'tito watch --help' },
  { press: 'q', key: 'quit', word: 'quit', command: () => 'Ctrl-C' },
];

const START: KeyHelp = {
  press: 's',
  key: 'start',
  word: 'start',
  command: ({ module }) => `tito module start ${module.number}`,
};

/** The keys that do something now. */
export function keysOf({ phase }: WatchPicture): readonly KeyHelp[] {
  const quit = KEYS.slice(-1);
  return phase === 'offer' ? [START, ...quit] : KEYS;
}

/** What a pressed key asks for; undefined for one that means nothing. */
export function keyOf(pressed: string): WatchKey | undefined {
  return [START, ...KEYS].find(({ press }) => press === pressed.toLowerCase())?.key;
}
