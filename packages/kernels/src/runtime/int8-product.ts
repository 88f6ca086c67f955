import type { PackOptions } from '../contract.ts';
import type { Engine } from './engine.ts';
import { OwnedBlock, PANEL, rowBlocks } from './layout.ts';
import type { RowBlock } from './layout.ts';
import { int8Layout, packInt8 } from './pack-int8.ts';
import type { Int8Layout } from './pack-int8.ts';

/** Where the parts of one block of rows lie in memory. */
export interface Regions {
  readonly rows: number;
  /** float32 [rows, k]. */
  readonly x: number;
  /** Bytes [rows, k], or those of the result, [rows, width]. */
  readonly codes: number;
  /** int16 [rows, k], where products want these. */
  readonly wide: number;
  /** int32 [rows, width]. */
  readonly sums: number;
  /** int32 [rows]. */
  readonly terms: number;
  /** int32 [width]. */
  readonly start: number;
  /** 32 bits each, [width]. */
  readonly vector: number;
}

/** What operands are held to; a benchmark, whose operands are its own, needs none of it. */
export interface ProductRules {
  /** @throws {RangeError} if a zero point is no int8 code. */
  requireZeroPoint(name: string, value: number): number;
  /** The widest |code - zero point| of packed codes. @throws {RangeError} if they are not what is said. */
  widestWeight(codes: Int8Array, options: PackOptions): number;
  /** @throws {RangeError} if sums of k products could leave int32. */
  requireExact(k: number, aZeroPoint: number, widest: number): void;
}

/**
 * Packed weights in memory, and the product of codes with them:
 *
 *   sum (a - za)(w - zw) = sum (a + shift) w - (shift + za) sum w + k za zw - zw sum a
 *
 * where shift is 128 if codes are stored as unsigned bytes. The second and third term are what the sums
 * start from. They may wrap on the way; the result fits int32, so it is right modulo 2^32.
 */
export class Int8Product {
  readonly engine: Engine;
  readonly n: number;
  readonly k: number;
  readonly zeroPoint: number;
  readonly layout: Int8Layout;
  /** Columns in whole panels. */
  readonly width: number;
  readonly #block: OwnedBlock;
  readonly #rules: ProductRules;
  readonly #widest: number;
  #regions: Regions | null = null;

  constructor(
    engine: Engine,
    [n, k]: readonly [n: number, k: number],
    codes: Int8Array,
    options: PackOptions,
    rules: ProductRules,
  ) {
    this.engine = engine;
    this.n = n;
    this.k = k;
    this.#rules = rules;
    this.zeroPoint = rules.requireZeroPoint('zeroPoint', options.zeroPoint ?? 0);
    this.#widest = rules.widestWeight(codes, options);
    this.layout = int8Layout(n, k);
    this.width = PANEL * this.layout.panels;
    this.#block = new OwnedBlock(engine.arena, this.layout.bytes, 'packInt8');
    packInt8(engine, n, k, codes, options, this.#block.address);
  }

  free(): void {
    this.#block.free();
  }

  /** @throws {RangeError} if sums of codes with this zero point could leave int32. */
  requireDepth(aZeroPoint: number): void {
    this.#rules.requireExact(this.k, aZeroPoint, this.#widest);
  }

  /** m rows in blocks of which one at a time is in memory. */
  blocks(m: number): readonly RowBlock[] {
    return m === 0 || this.n === 0 ? [] : rowBlocks(m, this.k, 4 * this.width);
  }

  /** The regions for a block of rows. Whoever uses the arena next may use the same memory. */
  regions(rows: number): Regions {
    const { arena, int8 } = this.engine;
    const last = this.#regions;
    // A batch like the one before is common, and then nothing needs to be laid out.
    if (last !== null && last.rows === rows && last.x === arena.scratchStart) return last;
    const wideBytes = int8.activations === 'pairs' ? 2 * rows * this.k : 0;
    const [x, codes, wide, sums, terms, start, vector] = arena.scratch(
      4 * rows * this.k,
      rows * Math.max(this.k, this.width),
      wideBytes,
      4 * rows * this.width,
      4 * rows,
      4 * this.width,
      4 * this.width,
    );
    this.#regions = { rows, x, codes, wide, sums, terms, start, vector };
    return this.#regions;
  }

  /** Copies codes in, in the form that the products want. */
  takeIn(codes: Int8Array, at: Regions): void {
    const { arena, simd, int8 } = this.engine;
    arena.views.int8.set(codes, at.codes);
    if (int8.activations === 'unsigned') simd.flip(Math.ceil(codes.length / 16), at.codes, 0x80);
  }

  /** Writes what sums start from to `to`: a given vector, or what zero points add. */
  startSums(za: number, given: Int32Array | null, at: Regions, to: number): void {
    const { simd, int8, arena } = this.engine;
    const shift = int8.activations === 'unsigned' ? 128 : 0;
    const factor = given === null ? shift + za : shift;
    const constant = given === null ? this.k * za * this.zeroPoint : 0;
    const columnSums = this.#block.address + this.layout.sums;
    simd.startSums(this.width / 4, columnSums, factor, constant, to);
    if (given === null) return;
    arena.views.int32.set(given, at.vector / 4);
    simd.addVector(this.width / 4, at.vector, to);
  }

  /** at.sums = start + codes · weights, for codes as the engine wants them. */
  multiply(start: number, at: Regions): void {
    const { int8, simd } = this.engine;
    const { panels, panelBytes, fours } = this.layout;
    const pairs = int8.activations === 'pairs';
    if (pairs) simd.widen(Math.ceil((at.rows * this.k) / 16), at.codes, at.wide);
    int8.products.i8Gemm(
      at.rows,
      panels,
      pairs ? Math.ceil(this.k / 2) : fours,
      pairs ? at.wide : at.codes,
      pairs ? 2 * this.k : this.k,
      this.#block.address,
      panelBytes,
      start,
      0,
      at.sums,
      4 * this.width,
    );
  }
}
