import { webAssembly } from './webassembly.ts';
import type { WasmMemory } from './webassembly.ts';

const PAGE_BYTES = 65_536;
/** WebAssembly addresses are 32 bits. */
const MOST_PAGES = 65_536;
/** A cache line; every block starts on one. */
const ALIGNMENT = 64;
/** Kernels may read this far beyond the end of a block. */
const SLACK = 64;

interface Block {
  readonly start: number;
  readonly bytes: number;
}

/**
 * One WebAssembly memory, divided into blocks. Address 0 to 63 are never given out.
 *
 * Memory grows on demand and never shrinks; a block that is freed is used again.
 */
export class Arena {
  readonly memory: WasmMemory;
  /** Free blocks by address; no two of them touch. */
  #free: Block[] = [{ start: ALIGNMENT, bytes: 16 * PAGE_BYTES - ALIGNMENT }];
  readonly #used = new Map<number, number>();
  #views: Views;
  #scratch: Block = { start: 0, bytes: 0 };

  /** @param shared - whether workers shall see the same memory; not every page may share one. */
  constructor(shared = false) {
    this.memory = new webAssembly.Memory({ initial: 16, maximum: MOST_PAGES, shared });
    this.#views = new Views(this.memory.buffer);
  }

  /** The memory as typed arrays. They are void after the next allocation: never keep one. */
  get views(): Views {
    if (this.#views.bytes.buffer !== this.memory.buffer)
      this.#views = new Views(this.memory.buffer);
    return this.#views;
  }

  /** Where the regions of the last operation began; they are where they were while this is the same. */
  get scratchStart(): number {
    return this.#scratch.start;
  }

  /**
   * Addresses of regions for one operation, one per size in bytes; the next call reuses the memory.
   *
   * @throws {RangeError} if WebAssembly's 4 GiB do not hold them.
   */
  scratch(...sizes: readonly number[]): readonly number[] {
    const total = sizes.reduce((sum, size) => sum + padded(size), 0);
    if (total > this.#scratch.bytes) {
      if (this.#scratch.bytes > 0) this.free(this.#scratch.start);
      const bytes = Math.max(total, 2 * this.#scratch.bytes);
      this.#scratch = { start: 0, bytes: 0 };
      this.#scratch = { start: this.allocate(bytes), bytes };
    }
    let next = this.#scratch.start;
    return sizes.map((size) => {
      const start = next;
      next += padded(size);
      return start;
    });
  }

  /** The address of a new block. @throws {RangeError} if WebAssembly's 4 GiB do not hold it. */
  allocate(size: number): number {
    const bytes = padded(size);
    let index = this.#free.findIndex((block) => block.bytes >= bytes);
    if (index === -1) index = this.#grow(bytes);
    const { start, bytes: available } = this.#free[index];
    const rest = { start: start + bytes, bytes: available - bytes };
    this.#free.splice(index, 1, ...(rest.bytes > 0 ? [rest] : []));
    this.#used.set(start, bytes);
    return start;
  }

  /** Gives a block back; its neighbours, if free, become one with it. */
  free(start: number): void {
    const bytes = this.#used.get(start);
    if (bytes === undefined) throw new RangeError(`arena: no block starts at ${start}`);
    this.#used.delete(start);
    this.#release({ start, bytes });
  }

  #release(block: Block): void {
    const at = this.#free.findIndex(({ start }) => start > block.start);
    this.#free.splice(at === -1 ? this.#free.length : at, 0, block);
    const merged: Block[] = [];
    for (const next of this.#free) {
      const last = merged.at(-1);
      if (last !== undefined && last.start + last.bytes === next.start) {
        merged[merged.length - 1] = { start: last.start, bytes: last.bytes + next.bytes };
      } else merged.push(next);
    }
    this.#free = merged;
  }

  /** Adds at least so many bytes at the end; returns the index of the last free block. */
  #grow(bytes: number): number {
    const end = this.memory.buffer.byteLength;
    const pages = Math.ceil(bytes / PAGE_BYTES);
    if (end / PAGE_BYTES + pages > MOST_PAGES) {
      throw new RangeError(
        `kernels: ${bytes} more bytes do not fit into WebAssembly memory, which holds 4 GiB and has ${end}: dispose packed weights, or multiply fewer rows at a time`,
      );
    }
    this.memory.grow(pages);
    this.#release({ start: end, bytes: pages * PAGE_BYTES });
    return this.#free.length - 1;
  }
}

/** One memory, seen as each element type. Indices are addresses divided by the element's size. */
class Views {
  readonly bytes: Uint8Array;
  readonly int8: Int8Array;
  readonly int32: Int32Array;
  readonly uint32: Uint32Array;
  readonly float32: Float32Array;

  constructor(buffer: ArrayBufferLike) {
    this.bytes = new Uint8Array(buffer);
    this.int8 = new Int8Array(buffer);
    this.int32 = new Int32Array(buffer);
    this.uint32 = new Uint32Array(buffer);
    this.float32 = new Float32Array(buffer);
  }
}

function padded(size: number): number {
  return Math.ceil((size + SLACK) / ALIGNMENT) * ALIGNMENT;
}
