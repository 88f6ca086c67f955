import type { Glyphs } from './glyphs.ts';
import type { Line } from './line.ts';

/** What lines have to fit and which signs they may use. */
export interface Look {
  readonly width: number;
  readonly glyphs: Glyphs;
  /** Whether an output ends on what to type next. */
  readonly saysNext: boolean;
}

/** Whether what is shown is read aloud: then a line is one statement in words, and nothing is drawn. */
export function isReadAloud({ glyphs }: Pick<Look, 'glyphs'>): boolean {
  return glyphs.pictures === 'sentence';
}

/** Lines that belong together and, once shown, never change. */
export interface Block {
  readonly lines: readonly Line[];
}
