// Runs in the engine that is tried: a page, a worker of a page, some Node. It imports nothing but the
// kernels, compiled, from wherever that engine finds them.
import type * as Main from '../../packages/kernels/src/index.ts';
import type * as Threads from '../../packages/kernels/src/threads.ts';
import type * as Wasm from '../../packages/kernels/src/wasm.ts';

/** What an engine came to. */
export interface Proof {
  readonly tier: string;
  /** Results that were compared with those of plain TypeScript, and how many differed by a bit. */
  readonly compared: number;
  readonly different: number;
  /** Threads that worked together, or why there were none. */
  readonly threads: number | string;
  /** Of the bits of float32 products without fused multiply-add: equal on every engine. */
  readonly float32: string;
  /** How many times as long a float32 product of the best tier takes, and of simd128, as the int8 one. */
  readonly ratios: { readonly best: Ratio; readonly simd128: Ratio };
}

/** An engine, and what it came to. */
export interface Tried {
  readonly engine: string;
  readonly proof: Proof | { readonly missing: string };
}

export interface Ratio {
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** int8 operations per second, in billions. */
  readonly gops: number;
}

type Kernels = Main.Kernels;
type Shape = readonly [m: number, k: number, n: number];

const SHAPES: readonly Shape[] = [
  [0, 5, 3],
  [1, 1, 1],
  [1, 64, 33],
  [2, 7, 9],
  [3, 130, 31],
  [5, 0, 4],
  [6, 129, 8],
  [7, 63, 100],
  [64, 65, 17],
  [13, 1025, 40],
];
const TIMED: Shape = [64, 512, 512];
const ROUNDS = 15;
const ROUND_MS = 30;

/** @param root - the folder of the compiled kernels, as a URL that ends in a slash. */
export async function prove(root: string): Promise<Proof> {
  const main: typeof Main = await import(`${root}index.js`);
  const wasm: typeof Wasm = await import(`${root}wasm.js`);
  const threads: typeof Threads = await import(`${root}threads.js`);
  const [best, portable] = [wasm.loadKernels(), wasm.loadKernels({ tier: 'simd128' })];
  const count = { compared: 0, different: 0 };
  for (const kernels of [best, portable]) compare(main.plainKernels, kernels, count);
  const team = await threads.loadThreadedKernels({ threads: 3 }).catch(String);
  if (typeof team !== 'string') {
    compare(main.plainKernels, team, count);
    compare(best, team, count, [[64, 300, 700]]);
    await team.close();
  }
  return {
    tier: best.tier,
    ...count,
    threads: typeof team === 'string' ? team : 3,
    float32: float32Bits(wasm.loadKernels({ deterministic: true })),
    ratios: { best: ratioOf(best), simd128: ratioOf(portable) },
  };
}

function compare(
  expected: Kernels,
  actual: Kernels,
  count: { compared: number; different: number },
  shapes: readonly Shape[] = SHAPES,
): void {
  for (const shape of shapes) {
    for (const pattern of [
      random,
      () => -128,
      () => 127,
      (i: number) => (i % 3 === 0 ? -128 : 127),
    ]) {
      for (const [za, zw] of [
        [0, 0],
        [-128, 0],
        [127, -128],
        [3, 5],
      ]) {
        const [one, other] = [expected, actual].map((each) => int8(each, shape, pattern, za!, zw!));
        add(one!, other!);
      }
    }
  }
  const x = Float32Array.from({ length: 5_003 }, (_, i) => random(i) / 31 + (i % 7) * 1e-3);
  add(elementwise(expected, x), elementwise(actual, x));

  function add(one: ArrayLike<number>, other: ArrayLike<number>): void {
    count.compared += one.length;
    for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) count.different++;
  }
}

function int8(
  kernels: Kernels,
  [m, k, n]: Shape,
  pattern: (i: number) => number,
  za: number,
  zw: number,
): Int32Array {
  const [a, w] = [m * k, n * k].map((length) => Int8Array.from({ length }, (_, i) => pattern(i)));
  const out = new Int32Array(m * n);
  const packed = kernels.packInt8(n, k, w!, { zeroPoint: zw });
  packed.multiply(m, a!, za, out);
  packed.dispose();
  return out;
}

/** Codes, numbers of codes, and order statistics, in one list. */
function elementwise(kernels: Kernels, x: Float32Array): readonly number[] {
  const grid = { scale: Math.fround(0.031), zeroPoint: 3, low: -128, high: 127 };
  const codes = new Int8Array(x.length);
  kernels.quantize(x, codes, grid);
  const back = new Float32Array(x.length);
  kernels.dequantize(codes, back, grid);
  const ranks = [0, 17, 2_500, 5_002].flatMap((rank) => kernels.neighbours(x, rank));
  return [...codes, ...back, ...ranks, ...kernels.minMax(x)];
}

function float32Bits(kernels: Kernels): string {
  const [m, k, n] = [17, 203, 45];
  const [a, b] = [m * k, n * k].map((length) =>
    Float32Array.from({ length }, (_, i) => random(i) / 7),
  );
  const out = new Float32Array(m * n);
  kernels.gemm(m, n, k, a!, false, b!, true, out);
  let hash = 0;
  for (const word of new Int32Array(out.buffer)) hash = (Math.imul(hash, 31) + word) | 0;
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** int8 and float32 in turn, round by round. */
function ratioOf(kernels: Kernels): Ratio {
  const [m, k, n] = TIMED;
  const [a, w] = [m * k, n * k].map((length) => Int8Array.from({ length }, (_, i) => random(i)));
  const [sums, real] = [new Int32Array(m * n), new Float32Array(m * n)];
  const [codes, floats] = [
    kernels.packInt8(n, k, w!),
    kernels.packFloat32(n, k, Float32Array.from(w!)),
  ];
  const x = Float32Array.from(a!);
  const rounds = Array.from({ length: ROUNDS + 2 }, () => [
    timeOf(() => codes.multiply(m, a!, 3, sums)),
    timeOf(() => floats.multiply(m, x, real)),
  ]).slice(2);
  const ratios = rounds.map(([int, float]) => float! / int!);
  const gops =
    (2 * m * k * n) /
    at(
      rounds.map(([int]) => int!),
      0.5,
    ) /
    1e6;
  return { low: at(ratios, 0.25), median: at(ratios, 0.5), high: at(ratios, 0.75), gops };
}

/** The value below which a share of the values lies, or the one beside it. */
function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.round((sorted.length - 1) * share)]!;
}

function timeOf(run: () => void): number {
  const started = performance.now();
  let calls = 0;
  do {
    run();
    calls++;
  } while (performance.now() - started < ROUND_MS);
  return (performance.now() - started) / calls;
}

/** A code that looks like none in particular: the same for an index on every engine. */
function random(i: number): number {
  return (Math.imul(i + 1, 0x9e37_79b1) >> 13) % 128;
}
