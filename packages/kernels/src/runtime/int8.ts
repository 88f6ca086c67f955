import type { LinearOptions, PackedInt8, PackOptions, RequantizeOptions } from '../contract.ts';
import { requireDepth, widestCode } from '../depth.ts';
import {
  INT8,
  inputOf,
  requireNoZeroPoint,
  requireNumbers,
  requireZeroPoint,
  widestWeight,
} from '../plain/packed-int8.ts';
import { rowSums } from '../plain/zero-points.ts';
import type { Engine } from './engine.ts';
import { minMax } from './elementwise.ts';
import { takeOut } from './float32.ts';
import { OwnedBlock, PANEL, part, rowBlocks } from './layout.ts';
import type { RowBlock } from './layout.ts';
import { int8Layout, packInt8 } from './pack-int8.ts';
import type { Int8Layout } from './pack-int8.ts';
import { copyIn, quantizeAt } from './quantizing.ts';

/** int8 weights as panels in WebAssembly memory. */
export class WasmPackedInt8 implements PackedInt8 {
  readonly n: number;
  readonly k: number;
  readonly #engine: Engine;
  readonly #block: OwnedBlock;
  readonly #layout: Int8Layout;
  readonly #zeroPoint: number;
  readonly #widest: number;

  constructor(engine: Engine, n: number, k: number, codes: Int8Array, options: PackOptions = {}) {
    this.n = n;
    this.k = k;
    this.#engine = engine;
    this.#zeroPoint = requireZeroPoint('zeroPoint', options.zeroPoint ?? 0);
    this.#widest = widestWeight(codes, options);
    this.#layout = int8Layout(n, k);
    this.#block = new OwnedBlock(engine.arena, this.#layout.bytes, 'packInt8');
    packInt8(engine, n, k, codes, options, this.#block.address);
  }

  get byteLength(): number {
    return this.#layout.bytes;
  }

  multiply(m: number, a: Int8Array, aZeroPoint: number, out: Int32Array): void {
    requireZeroPoint('aZeroPoint', aZeroPoint);
    this.#requireDepth(aZeroPoint);
    for (const block of this.#blocks(m)) {
      const at = this.#regions(block.rows);
      this.#takeIn(a, block, at);
      this.#multiply(block.rows, aZeroPoint, null, at);
      takeOut(this.#engine, at.sums, block.rows, this.n, out, block.row);
    }
  }

  requantize(
    m: number,
    a: Int8Array,
    aZeroPoint: number,
    out: Int8Array,
    { multipliers, zeroPoint, start = null }: RequantizeOptions,
  ): void {
    requireZeroPoint('aZeroPoint', aZeroPoint);
    this.#requireDepth(aZeroPoint);
    const { arena, simd } = this.#engine;
    const { panels } = this.#layout;
    const [low, high] = [INT8.low - zeroPoint, INT8.high - zeroPoint];
    for (const { row, rows } of this.#blocks(m)) {
      const at = this.#regions(rows);
      this.#takeIn(a, { row, rows }, at);
      this.#multiply(rows, aZeroPoint, start, at);
      arena.views.float32.set(multipliers, at.scales / 4);
      simd.toCodes(rows, panels, at.sums, at.scales, low, high, zeroPoint, at.codes);
      if (this.n % PANEL !== 0) simd.compact(rows, this.n, PANEL * panels, at.codes);
      out.set(arena.views.int8.subarray(at.codes, at.codes + rows * this.n), row * this.n);
    }
  }

  linear(m: number, x: Float32Array, out: Float32Array, options: LinearOptions): void {
    const { scales, start = null, bias = null, relu = false } = options;
    requireNoZeroPoint(this.#zeroPoint);
    const input = inputOf(options, () => minMax(this.#engine, x));
    this.#requireDepth(input.zeroPoint);
    const { arena, simd } = this.#engine;
    const fours = 2 * this.#layout.panels;
    for (const { row, rows } of this.#blocks(m)) {
      const at = this.#regions(rows);
      const values = part(x, row * this.k, rows * this.k);
      copyIn(this.#engine, values, at.x);
      const grid = { ...input, ...INT8 };
      const isUnsigned = this.#engine.int8.activations === 'unsigned';
      const nan = quantizeAt(
        this.#engine,
        values.length,
        at.x,
        at.codes,
        grid,
        isUnsigned,
        at.flag,
      );
      if (nan) requireNumbers(x.findIndex(Number.isNaN));
      this.#widen(rows, at);
      this.#multiply(rows, input.zeroPoint, start, at);
      const { float32 } = arena.views;
      float32.set(scales, at.scales / 4);
      if (bias === null) float32.fill(0, at.bias / 4, at.bias / 4 + this.n);
      else float32.set(bias, at.bias / 4);
      simd.toReals(rows, fours, at.sums, at.scales, at.bias, input.scale, relu ? 1 : 0);
      takeOut(this.#engine, at.sums, rows, this.n, out, row);
    }
  }

  dispose(): void {
    this.#block.free();
  }

  #requireDepth(aZeroPoint: number): void {
    requireDepth('multiply', this.k, widestCode(aZeroPoint), this.#widest);
  }

  #blocks(m: number): readonly RowBlock[] {
    const width = PANEL * this.#layout.panels;
    return m === 0 || this.n === 0 ? [] : rowBlocks(m, 4 * (this.k + width));
  }

  /** Where the parts of one block of rows lie. */
  #regions(rows: number): Regions {
    const { k } = this;
    const width = PANEL * this.#layout.panels;
    const wide = this.#engine.int8.activations === 'pairs' ? 2 * rows * k : 0;
    const codes = rows * Math.max(k, width);
    const [x, c, w, sums, terms, start, scales, bias, flag] = this.#engine.arena.scratch(
      4 * rows * k,
      codes,
      wide,
      4 * rows * width,
      4 * rows,
      4 * width,
      4 * width,
      4 * width,
      4,
    );
    return { x, codes: c, wide: w, sums, terms, start, scales, bias, flag };
  }

  /** Copies rows of codes in, in the form that the products want. */
  #takeIn(a: Int8Array, { row, rows }: RowBlock, at: Regions): void {
    const { arena, simd, int8 } = this.#engine;
    const codes = part(a, row * this.k, rows * this.k);
    arena.views.int8.set(codes, at.codes);
    if (int8.activations === 'unsigned') {
      simd.flip(Math.ceil(codes.length / 16), at.codes, 0x80);
    }
    this.#widen(rows, at);
    if (this.#zeroPoint === 0) return;
    const terms = rowSums(codes, rows, this.k).map((sum) => sum * this.#zeroPoint);
    arena.views.int32.set(terms, at.terms / 4);
  }

  #widen(rows: number, at: Regions): void {
    if (this.#engine.int8.activations !== 'pairs') return;
    this.#engine.simd.widen(Math.ceil((rows * this.k) / 16), at.codes, at.wide);
  }

  /**
   * Sums of the codes in place, with all that zero points add to them:
   *
   *   sum (a - za)(w - zw) = sum (a + shift) w - (shift + za) sum w + k za zw - zw sum a
   *
   * where shift is 128 if codes are stored as unsigned bytes. The second and third term are what the
   * sums start from. They may wrap on the way; the result fits, so it is right modulo 2^32.
   */
  #multiply(rows: number, za: number, start: Int32Array | null, at: Regions): void {
    const { simd, int8, arena } = this.#engine;
    const { panels, panelBytes, fours, sums } = this.#layout;
    const packed = this.#block.address;
    const pairs = int8.activations === 'pairs';
    const shift = int8.activations === 'unsigned' ? 128 : 0;
    const factor = start === null ? shift + za : shift;
    const constant = start === null ? this.k * za * this.#zeroPoint : 0;
    simd.startSums(2 * panels, packed + sums, factor, constant, at.start);
    if (start !== null) {
      arena.views.int32.set(start, at.scales / 4);
      simd.addVector(2 * panels, at.scales, at.start);
    }
    const [a, aStride] = pairs ? [at.wide, 2 * this.k] : [at.codes, this.k];
    const steps = pairs ? Math.ceil(this.k / 2) : fours;
    const width = 4 * PANEL * panels;
    const c = at.sums;
    int8.products.i8Gemm(
      rows,
      panels,
      steps,
      a,
      aStride,
      packed,
      panelBytes,
      at.start,
      0,
      c,
      width,
    );
    if (this.#zeroPoint !== 0) simd.subtractFromRows(rows, 2 * panels, at.terms, c);
  }
}

interface Regions {
  /** float32 [rows, k]. */
  readonly x: number;
  /** Bytes [rows, k], and later the result's [rows, width]. */
  readonly codes: number;
  /** int16 [rows, k]. */
  readonly wide: number;
  /** int32, and later float32, [rows, width]. */
  readonly sums: number;
  /** int32 [rows]. */
  readonly terms: number;
  /** int32 [width]. */
  readonly start: number;
  /** float32 [width], both. */
  readonly scales: number;
  readonly bias: number;
  /** One int32. */
  readonly flag: number;
}
