import { STUDENT } from './link.ts';
import type { Program } from './program.ts';

/** So many digits of a line or a column: no file is longer. */
const FRAME = /tito:\/\/\/student\/([^\s:()]{1,200}):(\d{1,7}):\d{1,7}/g;
/** At the end of a stack it is chance which call was one too many. */
const ANYWHERE = /^RangeError: Maximum call stack size exceeded/;

/**
 * The first place in the learner's files that a stack names, or null. Their code may have forged the stack:
 * what comes of it is the name of a file that there is, and a number.
 */
export function placeIn(stack: string, { modules }: Pick<Program, 'modules'>): string | null {
  if (ANYWHERE.test(stack)) return null;
  for (const [, path = '', line] of stack.matchAll(FRAME)) {
    if (Object.hasOwn(modules, STUDENT + path)) return `${path}, line ${Number(line)}`;
  }
  return null;
}
