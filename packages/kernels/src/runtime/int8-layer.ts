import type { Affine, Int8Layer, LayerOptions } from '../contract.ts';
import { INT8, inputOf, requireNumbers } from '../plain/packed-int8.ts';
import { minMax } from './elementwise.ts';
import { takeOut } from './float32.ts';
import type { Int8Product, Regions } from './int8-product.ts';
import { OwnedBlock, part } from './layout.ts';
import { copyIn, minMaxAt, quantizeAt } from './quantizing.ts';

/** A layer whose scales, bias and, where the input is fixed, first sums lie ready in memory. */
export class WasmInt8Layer implements Int8Layer {
  readonly #product: Int8Product;
  readonly #options: LayerOptions;
  readonly #isDynamic: boolean;
  /** Three vectors [width]: scales and bias in float32, what the sums start from in int32. */
  readonly #block: OwnedBlock;

  constructor(product: Int8Product, options: LayerOptions) {
    const { engine, n, width } = product;
    this.#product = product;
    this.#options = { ...options, start: options.start?.slice() ?? null };
    this.#isDynamic = typeof options.input === 'function';
    this.#block = new OwnedBlock(engine.arena, 12 * width, 'layer');
    const { address } = this.#block;
    const { float32 } = engine.arena.views;
    float32.fill(0, address / 4, address / 4 + 2 * width);
    float32.set(options.scales.subarray(0, n), address / 4);
    if (options.bias) float32.set(options.bias.subarray(0, n), address / 4 + width);
    if (typeof options.input !== 'function') {
      this.#startSums(options.input.zeroPoint, product.regions(1));
    }
  }

  forward(m: number, x: Float32Array, out: Float32Array): void {
    const product = this.#product;
    const { engine, n, k } = product;
    const blocks = product.blocks(m);
    // A batch that is one block is copied in once, for its range and for its codes.
    const whole = blocks.length === 1 ? product.regions(m) : null;
    if (whole !== null) copyIn(engine, x, whole.x);
    const input = inputOf(this.#options, x, () =>
      whole === null ? minMax(engine, x) : minMaxAt(engine, x.length, whole.x, whole.vector),
    );
    product.requireDepth(input.zeroPoint);
    for (const { row, rows } of blocks) {
      const at = product.regions(rows);
      if (whole === null) copyIn(engine, part(x, row * k, rows * k), at.x);
      if (this.#multiply(input, at)) requireNumbers(x.findIndex(Number.isNaN));
      takeOut(engine, at.sums, rows, n, out, row);
    }
  }

  /** From values at at.x to results at at.sums; returns whether a value is NaN. */
  #multiply(input: Affine, at: Regions): boolean {
    const product = this.#product;
    const { engine, k, width } = product;
    const isUnsigned = engine.int8.activations === 'unsigned';
    const { scale, zeroPoint } = input;
    const grid = { scale, zeroPoint, low: INT8.low, high: INT8.high };
    if (quantizeAt(engine, at.rows * k, at.x, at.codes, grid, isUnsigned, at.vector)) return true;
    if (this.#isDynamic) this.#startSums(zeroPoint, at);
    const scales = this.#block.address;
    const bias = scales + 4 * width;
    product.multiply(bias + 4 * width, at);
    const relu = this.#options.relu === true ? 1 : 0;
    engine.simd.toReals(at.rows, width / 4, at.sums, scales, bias, scale, relu);
    return false;
  }

  #startSums(zeroPoint: number, at: Regions): void {
    const to = this.#block.address + 8 * this.#product.width;
    this.#product.startSums(zeroPoint, this.#options.start ?? null, at, to);
  }
}
