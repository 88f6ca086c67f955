import { type Edit, edit, type Files } from '../../src/author/edits.ts';

/** A program of one hand, with a mistake. */
export interface Program {
  /** The mistakes that it makes, any of which may be named; none if no table knows what is wrong. */
  readonly makes: readonly string[];
  readonly edits: readonly Edit[];
  /** Files that are laid over those of the hand. */
  readonly files?: Files;
}

/** One edit of one file: what is made of which text. */
export function slip(makes: string, file: string, find: string, replace: string): Program {
  return { makes: makes === '' ? [] : [makes], edits: [edit(file, find, replace)] };
}

/** Several edits. */
export function slips(makes: readonly string[], ...edits: readonly Edit[]): Program {
  return { makes, edits };
}
