import type { Look } from './look.ts';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const ASCII_FRAMES = ['-', '\\', '|', '/'];

/** Milliseconds between two pictures. */
export const SPINNER_INTERVAL = 80;

/** The picture of a turning mark, by its number. */
export function spinner(frame: number, { glyphs }: Look): string {
  const frames = glyphs.ellipsis === '...' ? ASCII_FRAMES : FRAMES;
  return frames[frame % frames.length] ?? '';
}
