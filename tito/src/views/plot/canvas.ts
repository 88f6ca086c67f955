import type { PictureForm } from '../glyphs.ts';

/** A form that draws. */
export type Drawn = Exclude<PictureForm, 'sentence'>;

/** Dots per cell: braille has 2 x 4, ASCII one. */
const DOTS: Record<Drawn, { readonly across: number; readonly down: number }> = {
  blocks: { across: 2, down: 4 },
  ascii: { across: 1, down: 1 },
};

/** First of the 256 braille patterns; each of its low eight bits is a dot. */
const BRAILLE = 0x2800;
/** The bit of the dot in column 0 or 1, row 0 to 3 (Unicode, chapter 21.1). */
const BITS: readonly (readonly number[])[] = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
];

/** A grid of cells with dots in them, and marks that stand in place of the dots of a cell. */
export class Canvas {
  readonly #form: Drawn;
  readonly #columns: number;
  readonly #rows: number;
  readonly #dots: Uint8Array;
  readonly #marks = new Map<number, string>();

  constructor(form: Drawn, columns: number, rows: number) {
    this.#form = form;
    this.#columns = columns;
    this.#rows = rows;
    this.#dots = new Uint8Array(columns * rows);
  }

  /** Dots across the whole width and down the whole height. */
  get size(): { readonly across: number; readonly down: number } {
    const { across, down } = DOTS[this.#form];
    return { across: across * this.#columns, down: down * this.#rows };
  }

  /** Sets a dot, counted from the upper left; x and y are integers within `size`. */
  dot(x: number, y: number): void {
    const { across, down } = DOTS[this.#form];
    const cell = Math.floor(y / down) * this.#columns + Math.floor(x / across);
    const bit = BITS[x % across]?.[y % down] ?? 0;
    this.#dots[cell] = (this.#dots[cell] ?? 0) | bit;
  }

  /** A straight line of dots between two of them. */
  line(x0: number, y0: number, x1: number, y1: number): void {
    const steps = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0), 1);
    for (let i = 0; i <= steps; i++) {
      const along = i / steps;
      this.dot(Math.round(x0 + along * (x1 - x0)), Math.round(y0 + along * (y1 - y0)));
    }
  }

  /** Puts a character, one column wide, into the cell of a dot. */
  mark(x: number, y: number, character: string): void {
    const { across, down } = DOTS[this.#form];
    this.#marks.set(Math.floor(y / down) * this.#columns + Math.floor(x / across), character);
  }

  /** The rows as text, each as wide as the canvas. */
  rows(): readonly string[] {
    return Array.from({ length: this.#rows }, (_, row) =>
      Array.from({ length: this.#columns }, (__, column) =>
        this.#cell(row * this.#columns + column),
      ).join(''),
    );
  }

  #cell(index: number): string {
    const mark = this.#marks.get(index);
    if (mark !== undefined) return mark;
    const dots = this.#dots[index] ?? 0;
    if (dots === 0) return ' ';
    return this.#form === 'ascii' ? '.' : String.fromCodePoint(BRAILLE + dots);
  }
}
