import { relative, sep } from 'node:path';

/** A path as somebody in the current folder would write it, if that is shorter. */
export function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), path) || '.';
  const climbs = fromHere.startsWith(`..${sep}`) || fromHere === '..';
  return !climbs || fromHere.length < path.length ? fromHere : path;
}

/** A word that a shell takes as it is, quoted if need be. */
export function shellWord(word: string): string {
  return /^[\w./@%+=:,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
