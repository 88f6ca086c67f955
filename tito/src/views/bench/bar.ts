import type { Glyphs } from '../glyphs.ts';
import { barOfParts, partsPerColumn } from '../parts-of-bar.ts';

/** A bar of up to so many columns for a share in [0, 1], in eighths where the terminal has them. */
export function bar(share: number, columns: number, glyphs: Glyphs['bars']): string {
  // What is there is seen, however little it is.
  const filled = Math.max(1, Math.round(share * columns * partsPerColumn(glyphs)));
  return barOfParts(filled, glyphs);
}
