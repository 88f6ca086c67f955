import { posix } from 'node:path';

/** Whether an import names a neighbour: `./scale.ts`. Everything else is looked up in a table. */
export function isRelative(specifier: string): boolean {
  return specifier.startsWith('./') || specifier.startsWith('../');
}

/** The path that a relative specifier in the file at `path` names. */
export function besidePath(path: string, specifier: string): string {
  return posix.join(posix.dirname(path), specifier);
}
