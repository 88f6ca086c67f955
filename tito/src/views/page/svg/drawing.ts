import type { Markup } from '../markup.ts';

/** What is inside a picture, and how high it is, in units of a view box that is WIDTH wide. */
export interface Drawing {
  readonly height: number;
  readonly content: Markup;
}
