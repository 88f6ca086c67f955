import type { Glyphs } from './glyphs.ts';

/** In how many steps one column of a bar fills. */
export function partsPerColumn({ eighths }: Glyphs['bars']): number {
  return eighths.length + 1;
}

/** A bar of so many parts of columns, as wide as it is long. */
export function barOfParts(filled: number, glyphs: Glyphs['bars']): string {
  const parts = partsPerColumn(glyphs);
  const rest = glyphs.eighths[(filled % parts) - 1] ?? '';
  return glyphs.full.repeat(Math.floor(filled / parts)) + rest;
}
