import type { Arena } from './arena.ts';

/** All codes that a byte holds with a sign. */
export const BYTE = { low: -128, high: 127 } as const;
/** Columns of one panel. */
export const PANEL = 8;
/** Bytes of A that are multiplied at a time: every panel of B reads them again, from a cache. */
const OPERAND_BYTES = 2 ** 19;
/** Bytes of the result that are in WebAssembly memory at a time; each is written once. */
const RESULT_BYTES = 2 ** 23;
/** However wide they are: two of the tallest tiles. */
const FEWEST_ROWS = 12;

/** Panels that hold n columns. */
export function panelsOf(n: number): number {
  return Math.ceil(n / PANEL);
}

/** Rows that are multiplied at a time. */
export interface RowBlock {
  /** The first one. */
  readonly row: number;
  readonly rows: number;
}

/** m rows in blocks of nearly equal height, for rows of so many bytes of A and of the result. */
export function rowBlocks(
  m: number,
  operandBytes: number,
  resultBytes: number,
): readonly RowBlock[] {
  const fitting = Math.min(OPERAND_BYTES / operandBytes, RESULT_BYTES / resultBytes);
  const most = Math.max(FEWEST_ROWS, Math.floor(fitting));
  if (m <= most) return [{ row: 0, rows: m }];
  const count = Math.ceil(m / most);
  return Array.from({ length: count }, (_, i) => {
    const row = Math.floor((i * m) / count);
    return { row, rows: Math.floor(((i + 1) * m) / count) - row };
  });
}

/** Part of an array; the array itself if that is all of it. */
export function part<A extends { readonly length: number; subarray(from: number, to: number): A }>(
  array: A,
  from: number,
  length: number,
): A {
  return from === 0 && length === array.length ? array : array.subarray(from, from + length);
}

/** A block of memory that is freed once: by its owner, or when the owner is garbage. */
export class OwnedBlock {
  readonly #address: number;
  readonly #owner: string;
  readonly #release: () => void;
  #live = true;

  /** @param owner - who is named when the block is used after it was freed. */
  constructor(arena: Arena, bytes: number, owner: string) {
    const address = arena.allocate(bytes);
    this.#address = address;
    this.#owner = owner;
    // Must not hold the block itself, which would then never be garbage.
    this.#release = () => arena.free(address);
    forgotten.register(this, this.#release, this);
  }

  /** @throws {Error} after the block was freed. */
  get address(): number {
    if (this.#live) return this.#address;
    throw new Error(`${this.#owner}: the packed weights were disposed: pack them again`);
  }

  free(): void {
    if (!this.#live) return;
    this.#live = false;
    forgotten.unregister(this);
    this.#release();
  }
}

/** Frees the blocks whose owners are garbage. */
const forgotten = new FinalizationRegistry<() => void>((release) => release());
