import type { Grid, Int8Kernels } from '../contract.ts';
import * as plain from '../plain/quantize.ts';
import { neighbours as sorted } from '../plain/statistics.ts';
import type { Engine } from './engine.ts';
import { part } from './layout.ts';
import { copyIn, dequantizeAt, minMaxAt, quantizeAt } from './quantizing.ts';
import { BINS, select } from './selection.ts';

/** Values that are copied in at a time: with their codes, they stay in a cache. */
const CHUNK = 2 ** 16;
/** Fewer values than this are not worth a call; every tier gives the same bits. */
const FEW = 64;
/** Fewer values than this are sorted in less time than it takes to look through the counters. */
const SORTED = 2 ** 12;

/** What needs no products. Arrays pass through WebAssembly memory in chunks. */
export function wasmElementwise(
  engine: Engine,
): Pick<Int8Kernels, 'quantize' | 'dequantize' | 'minMax' | 'neighbours'> {
  return {
    quantize: (x, codes, grid, start = 0, end = x.length) =>
      isInt32(codes) || end - start < FEW
        ? plain.quantize(x, codes, grid, start, end)
        : quantize(engine, x, codes, grid, start, end),
    dequantize(codes, x, affine, first = 0, end = codes.length) {
      if (isInt32(codes) || end - first < FEW) {
        return plain.dequantize(codes, x, affine, first, end);
      }
      const { arena } = engine;
      const signed = shifted(affine, codes);
      inChunks(first, end, (start, count) => {
        const [from, to] = arena.scratch(CHUNK, 4 * CHUNK);
        arena.views.bytes.set(part<Bytes>(codes, start, count), from);
        dequantizeAt(engine, count, from, to, signed, isUint8(codes));
        x.set(arena.views.float32.subarray(to / 4, to / 4 + count), start);
      });
    },
    minMax: (x) => minMax(engine, x),
    neighbours: (x, rank, absolute = false) =>
      x.length < SORTED ? sorted(x, rank, absolute) : neighbours(engine, x, rank, absolute),
  };
}

/** Smallest and largest value, as `Int8Kernels.minMax` has it. */
export function minMax(engine: Engine, x: Float32Array): readonly [min: number, max: number] {
  let [low, high] = [Infinity, -Infinity];
  inChunks(0, x.length, (start, count) => {
    const [from, to] = engine.arena.scratch(4 * CHUNK, 8);
    copyIn(engine, part(x, start, count), from);
    const [min, max] = minMaxAt(engine, count, from, to);
    low = Math.min(low, min);
    high = Math.max(high, max);
  });
  return [low, high];
}

type Bytes = Int8Array | Uint8Array;

const isInt32 = (codes: Bytes | Int32Array): codes is Int32Array =>
  codes[Symbol.toStringTag] === 'Int32Array';
const isUint8 = (codes: Bytes): boolean => codes[Symbol.toStringTag] === 'Uint8Array';

/** uint8 codes are computed as the int8 codes that are 128 less. */
function shifted<A extends { readonly zeroPoint: number }>(affine: A, codes: Bytes): A {
  return isUint8(codes) ? { ...affine, zeroPoint: affine.zeroPoint - 128 } : affine;
}

function quantize(
  engine: Engine,
  x: Float32Array,
  codes: Bytes,
  grid: Grid,
  first: number,
  end: number,
): number {
  const { arena } = engine;
  const shift = isUint8(codes) ? 128 : 0;
  const { low, high } = grid;
  const signed = { ...shifted(grid, codes), low: low - shift, high: high - shift };
  let nan = false;
  const [from, to, flag] = arena.scratch(4 * CHUNK, CHUNK, 4);
  inChunks(first, end, (start, count) => {
    copyIn(engine, part(x, start, count), from);
    if (quantizeAt(engine, count, from, to, signed, shift !== 0, flag)) nan = true;
    codes.set(arena.views.bytes.subarray(to, to + count), start);
  });
  return nan ? first + x.subarray(first, end).findIndex(Number.isNaN) : -1;
}

function neighbours(
  { arena, simd }: Engine,
  x: Float32Array,
  rank: number,
  absolute: boolean,
): readonly [value: number, next: number] {
  const flag = absolute ? 1 : 0;
  const countBy = (add: (count: number, from: number, table: number) => void): Uint32Array => {
    const [from, table] = arena.scratch(4 * CHUNK, 4 * BINS);
    arena.views.uint32.fill(0, table / 4, table / 4 + BINS);
    inChunks(0, x.length, (start, count) => {
      arena.views.float32.set(part(x, start, count), from / 4);
      add(count, from, table);
    });
    return arena.views.uint32.slice(table / 4, table / 4 + BINS);
  };
  return select(x.length, rank, absolute, {
    high: () => countBy((count, from, table) => simd.countHigh(count, from, flag, table)),
    low: (high) => countBy((count, from, table) => simd.countLow(count, from, flag, high, table)),
  });
}

function inChunks(first: number, end: number, use: (start: number, count: number) => void): void {
  for (let start = first; start < end; start += CHUNK) use(start, Math.min(CHUNK, end - start));
}
