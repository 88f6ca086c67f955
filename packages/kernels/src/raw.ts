// The kernels' machine part alone, for benchmarks: operands are not looked at, so it holds none of the
// rules that the specification has for them, and nothing that shows how a product is computed.
import { compileNow, startEngine } from './runtime/engine.ts';
import type { Engine, LoadOptions } from './runtime/engine.ts';
import { takeOut, wasmFloat32 } from './runtime/float32.ts';
import { Int8Product } from './runtime/int8-product.ts';
import type { ProductRules } from './runtime/int8-product.ts';
import { part } from './runtime/layout.ts';
import { dequantizeAt } from './runtime/quantizing.ts';
import { startSharedEngine } from './threads/shared-engine.ts';
import { spawnHere } from './threads/spawn.ts';

export { measurePeak } from './peak.ts';
export type { Peak } from './peak.ts';

/** The operands of a product: codes a [m, k] and b [k, n]. */
export interface Operands {
  readonly m: number;
  readonly k: number;
  readonly n: number;
  readonly a: Int8Array;
  readonly b: Int8Array;
}

/** Ways to compute one product, again and again, into `out` [m, n]. */
export interface RawProducts {
  readonly tier: 'simd128' | 'relaxed';
  readonly threads: number;
  /** With b packed beforehand. The depth must be one at which no sum can leave int32. */
  int8(operands: Operands, out: Int32Array): () => void;
  /** All codes become float32 first, every time; then the product of these. */
  dequantized(operands: Operands, out: Float32Array): () => void;
  /** Ends the workers, if there are any. */
  close(): Promise<void>;
}

/** On one thread. @throws {Error} if the tier that was asked for is not there. */
export function rawProducts(options: LoadOptions = {}): RawProducts {
  return productsOn(startEngine(compileNow(), options), 1, () => Promise.resolve());
}

/** On all processors. @throws {Error} if this engine has no shared memory or no workers. */
export async function sharedRawProducts(options: LoadOptions = {}): Promise<RawProducts> {
  const { engine, team } = await startSharedEngine(options, { spawn: spawnHere() });
  return productsOn(engine, team.threads, () => team.close());
}

const NO_RULES: ProductRules = {
  requireZeroPoint: (_, value) => value,
  widestWeight: () => 0,
  requireExact: () => undefined,
};

function productsOn(engine: Engine, threads: number, close: () => Promise<void>): RawProducts {
  return {
    tier: engine.tier,
    threads,
    int8: (operands, out) => int8(engine, operands, out),
    dequantized: (operands, out) => dequantized(engine, operands, out),
    close,
  };
}

function int8(engine: Engine, { m, k, n, a, b }: Operands, out: Int32Array): () => void {
  const product = new Int8Product(engine, [n, k], b, { transposed: true }, NO_RULES);
  return () => {
    for (const { row, rows } of product.blocks(m)) {
      const at = product.regions(rows);
      product.takeIn(part(a, row * k, rows * k), at);
      product.startSums(0, null, at, at.start);
      product.multiply(at.start, at);
      takeOut(engine, at.sums, rows, n, out, row);
    }
  };
}

function dequantized(engine: Engine, { m, k, n, a, b }: Operands, out: Float32Array): () => void {
  const [x, w] = [new Float32Array(m * k), new Float32Array(k * n)];
  const kernels = wasmFloat32(engine);
  return () => {
    toFloats(engine, a, x);
    toFloats(engine, b, w);
    kernels.gemm(m, n, k, x, false, w, false, out);
  };
}

function toFloats(engine: Engine, codes: Int8Array, x: Float32Array): void {
  const { length } = codes;
  const [from, to] = engine.arena.scratch(length, 4 * length);
  engine.arena.views.int8.set(codes, from);
  dequantizeAt(engine, length, from, to, { scale: 1, zeroPoint: 0 }, false);
  x.set(engine.arena.views.float32.subarray(to / 4, to / 4 + length));
}
