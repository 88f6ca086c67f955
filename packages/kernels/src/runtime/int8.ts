import type {
  Int8Layer,
  LayerOptions,
  PackedInt8,
  PackOptions,
  RequantizeOptions,
} from '../contract.ts';
import { requireDepth, widestCode } from '../depth.ts';
import { INT8, requireNoZeroPoint, requireZeroPoint, widestWeight } from '../plain/packed-int8.ts';
import { rowSums } from '../plain/zero-points.ts';
import type { Engine } from './engine.ts';
import { takeOut } from './float32.ts';
import { WasmInt8Layer } from './int8-layer.ts';
import { Int8Product } from './int8-product.ts';
import type { ProductRules, Regions } from './int8-product.ts';
import { PANEL, part } from './layout.ts';

/** The rules of the specification. */
const RULES: ProductRules = {
  requireZeroPoint,
  widestWeight,
  requireExact: (k, aZeroPoint, widest) =>
    requireDepth('multiply', k, widestCode(aZeroPoint), widest),
};

/** int8 weights as panels in WebAssembly memory. */
export class WasmPackedInt8 implements PackedInt8 {
  readonly #product: Int8Product;

  constructor(engine: Engine, n: number, k: number, codes: Int8Array, options: PackOptions = {}) {
    this.#product = new Int8Product(engine, [n, k], codes, options, RULES);
  }

  get n(): number {
    return this.#product.n;
  }

  get k(): number {
    return this.#product.k;
  }

  get byteLength(): number {
    return this.#product.layout.bytes;
  }

  multiply(m: number, a: Int8Array, aZeroPoint: number, out: Int32Array): void {
    const { engine, n } = this.#product;
    this.#inBlocks(m, a, aZeroPoint, null, (at, row) => {
      takeOut(engine, at.sums, at.rows, n, out, row);
    });
  }

  requantize(
    m: number,
    a: Int8Array,
    aZeroPoint: number,
    out: Int8Array,
    { multipliers, zeroPoint, start = null }: RequantizeOptions,
  ): void {
    const { engine, n, width } = this.#product;
    const { arena, simd } = engine;
    const [low, high] = [INT8.low - zeroPoint, INT8.high - zeroPoint];
    this.#inBlocks(m, a, aZeroPoint, start, ({ rows, sums, vector, codes }, row) => {
      arena.views.float32.set(multipliers, vector / 4);
      simd.toCodes(rows, width / PANEL, sums, vector, low, high, zeroPoint, codes);
      if (n !== width) simd.compact(rows, n, width, codes);
      out.set(arena.views.int8.subarray(codes, codes + rows * n), row * n);
    });
  }

  layer(options: LayerOptions): Int8Layer {
    requireNoZeroPoint(this.#product.zeroPoint);
    return new WasmInt8Layer(this.#product, options);
  }

  dispose(): void {
    this.#product.free();
  }

  /** Computes the sums of one block of rows after the other. */
  #inBlocks(
    m: number,
    a: Int8Array,
    aZeroPoint: number,
    start: Int32Array | null,
    use: (at: Regions, row: number) => void,
  ): void {
    const product = this.#product;
    requireZeroPoint('aZeroPoint', aZeroPoint);
    product.requireDepth(aZeroPoint);
    for (const { row, rows } of product.blocks(m)) {
      const at = product.regions(rows);
      const codes = part(a, row * product.k, rows * product.k);
      product.takeIn(codes, at);
      if (product.zeroPoint !== 0) takeTerms(product, codes, at);
      product.startSums(aZeroPoint, start, at, at.start);
      product.multiply(at.start, at);
      const { simd } = product.engine;
      if (product.zeroPoint !== 0)
        simd.subtractFromRows(rows, product.width / 4, at.terms, at.sums);
      use(at, row);
    }
  }
}

/** What the weights' zero point takes off each row. */
function takeTerms({ engine, k, zeroPoint }: Int8Product, codes: Int8Array, at: Regions): void {
  const terms = rowSums(codes, at.rows, k).map((sum) => sum * zeroPoint);
  engine.arena.views.int32.set(terms, at.terms / 4);
}
