import { relaxed } from '../generated/relaxed.ts';
import { simd128 } from '../generated/simd128.ts';

// The exports of the two modules, as their sources in `emitted/` declare them. All arguments are
// numbers: sizes, addresses and strides in bytes; results are written to memory.

/** c = start + a · b over packed panels. */
type Gemm = (
  m: number,
  panels: number,
  steps: number,
  a: number,
  aStride: number,
  b: number,
  panelBytes: number,
  start: number,
  startStride: number,
  c: number,
  cStride: number,
) => void;

/** So many rounds of one step of a product for each of 12 vectors of sums, in registers alone. */
type Peak = (rounds: number, to: number) => void;

/** float32 to int8 codes, in groups of 16. */
type Quantize = (
  sixteens: number,
  x: number,
  to: number,
  scale: number,
  zeroPoint: number,
  mask: number,
  flag: number,
) => void;

/** The products, and what they are made of; both modules have them. */
export interface Products {
  readonly f32Peak: Peak;
  readonly i8Peak: Peak;
  readonly f32Gemm: Gemm;
  readonly f32ColumnsGemm: Gemm;
  readonly i8Gemm: Gemm;
  readonly quantize: Quantize;
}

/** The module in SIMD that every engine has. */
export interface Simd128 extends Products {
  packTransposed(panels: number, steps: number, from: number, to: number): void;
  packFloat32(panels: number, steps: number, from: number, rowBytes: number, to: number): void;
  packInt8(panels: number, steps: number, from: number, rowBytes: number, to: number): void;
  splitIntoPairs(blocks: number, at: number): void;
  columnSums(panels: number, steps: number, from: number, to: number): void;
  flip(sixteens: number, at: number, mask: number): void;
  widen(sixteens: number, from: number, to: number): void;
  startSums(fours: number, columnSums: number, factor: number, constant: number, to: number): void;
  addVector(fours: number, from: number, to: number): void;
  subtractFromRows(m: number, fours: number, terms: number, c: number): void;
  compact(rows: number, bytes: number, stride: number, at: number): void;
  spread(rows: number, bytes: number, stride: number, from: number, to: number): void;
  limitCodes(sixteens: number, at: number, low: number, high: number, mask: number): void;
  dequantize(
    sixteens: number,
    codes: number,
    to: number,
    scale: number,
    zeroPoint: number,
    mask: number,
  ): void;
  minMax(sixteens: number, x: number, to: number): void;
  toReals(
    m: number,
    fours: number,
    sums: number,
    scales: number,
    bias: number,
    inputScale: number,
    relu: number,
  ): void;
  toCodes(
    m: number,
    eights: number,
    sums: number,
    multipliers: number,
    low: number,
    high: number,
    zeroPoint: number,
    to: number,
  ): void;
  countHigh(count: number, x: number, absolute: number, table: number): void;
  countLow(count: number, x: number, absolute: number, high: number, table: number): void;
}

/** The module in relaxed SIMD. */
export interface Relaxed extends Products {
  probe(a: number, b: number, to: number): void;
}

/** The modules' bytes. */
export function moduleBytes(name: 'simd128' | 'relaxed'): Uint8Array<ArrayBuffer> {
  const text = atob(name === 'simd128' ? simd128 : relaxed);
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
