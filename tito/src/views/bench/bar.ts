import type { Glyphs } from '../glyphs.ts';

/** A bar of up to so many columns for a share in [0, 1], in eighths where the terminal has them. */
export function bar(share: number, columns: number, { eighths, full }: Glyphs['bars']): string {
  const parts = eighths.length + 1;
  // What is there is seen, however little it is.
  const filled = Math.max(1, Math.round(share * columns * parts));
  const rest = eighths[(filled % parts) - 1] ?? '';
  return full.repeat(Math.floor(filled / parts)) + rest;
}
