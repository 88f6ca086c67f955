import { f32x4, i32, i32x4, v128 } from '../emitter/instructions.ts';
import { int } from '../emitter/value.ts';
import type { Body, Callable, Locals } from '../emitter/body.ts';
import type { ModuleBuilder } from '../emitter/module.ts';
import type { I32, Local, V128 } from '../emitter/value.ts';

/**
 * How one step of a product is computed. In a step a row of A gives 4 bytes, which every lane gets,
 * and a panel of B gives its 8 columns as two vectors of four; what those bytes are (one float32,
 * two int16, four int8) is the arithmetic's own affair.
 */
export interface Arithmetic {
  /** Starts the names of its functions. */
  readonly name: string;
  /**
   * Rows of the tallest tile. It has 2 · rows sums; with two vectors of B and one of A, six rows fill
   * the 15 registers that engines on x86 give away.
   */
  readonly rows: number;
  /** Steps per round of the loop. */
  readonly unroll: number;
  /** Bytes of one panel in one step. */
  readonly panelStep: 16 | 32;
  /** Whether A is walked along its rows, or down its columns, as a transposed operand is. */
  readonly along: 'rows' | 'columns';
  /** Four columns of a panel. */
  readonly load: (panel: I32, offset: number) => V128;
  /** sum + a · b. */
  readonly multiplyAdd: (sum: V128, a: V128, b: V128) => V128;
}

/** float32, multiplied and added with two roundings: equal on every engine. */
export const float32: Arithmetic = {
  name: 'f32',
  rows: 4,
  unroll: 1,
  panelStep: 32,
  along: 'rows',
  load: v128.load,
  multiplyAdd: (sum, a, b) => f32x4.add(sum, f32x4.mul(a, b)),
};

/** float32 with fused multiply-add, where the CPU has it. */
export const float32Fused: Arithmetic = {
  ...float32,
  rows: 6,
  unroll: 4,
  multiplyAdd: (sum, a, b) => f32x4.relaxed_madd(a, b, sum),
};

/** int8 in pairs, widened to int16: exact on every engine. */
export const int8Pairs: Arithmetic = {
  name: 'i8',
  rows: 4,
  unroll: 1,
  panelStep: 16,
  along: 'rows',
  load: v128.load8x8_s,
  multiplyAdd: (sum, a, b) => i32x4.add(sum, i32x4.dot_i16x8_s(a, b)),
};

/** int8 in fours by the relaxed dot product, whose second operand is A. */
export const int8Dots: Arithmetic = {
  name: 'i8',
  rows: 6,
  unroll: 4,
  panelStep: 32,
  along: 'rows',
  load: v128.load,
  multiplyAdd: (sum, a, b) => i32x4.relaxed_dot_i8x16_i7x16_add_s(b, a, sum),
};

/** The same arithmetic for an A that is stored transposed. */
export function downColumns(arithmetic: Arithmetic): Arithmetic {
  return { ...arithmetic, name: `${arithmetic.name}Columns`, along: 'columns', unroll: 1 };
}

const TILE = {
  steps: 'i32',
  /** A's first row (or column entry) and the bytes from one row (column entry) to the next. */
  a: 'i32',
  aStride: 'i32',
  /** The first panel of B and the bytes from one panel to the next. */
  b: 'i32',
  panelBytes: 'i32',
  /** What the sums start from, and the bytes from one row of it to the next; 0 repeats a row. */
  start: 'i32',
  startStride: 'i32',
  c: 'i32',
  cStride: 'i32',
} as const;

export type Tile = Callable<typeof TILE>;

/** c = start + a · b for so many rows and so many panels of 8 columns, all sums in registers. */
export function tile(
  module: ModuleBuilder,
  arithmetic: Arithmetic,
  rows: number,
  panels: number,
): Tile {
  return module.function(`${arithmetic.name}Tile${rows}x${8 * panels}`, TILE, (body, p) => {
    const aRows = addresses(body, p.a, p.aStride, arithmetic.along === 'rows' ? rows : 1);
    const bPanels = addresses(body, p.b, p.panelBytes, panels);
    const sums = loadSums(body, p, rows, 2 * panels);
    const step = (u: number): void => multiply(body, arithmetic, { aRows, bPanels, sums }, u);
    const next = (steps: number): void => {
      for (const row of aRows) {
        body.advance(row, arithmetic.along === 'rows' ? 4 * steps : p.aStride);
      }
      for (const panel of bPanels) body.advance(panel, arithmetic.panelStep * steps);
    };
    loopSteps(body, p.steps, arithmetic.unroll, step, next);
    storeSums(body, p, sums);
  });
}

interface Operands {
  readonly aRows: readonly Local<'i32'>[];
  readonly bPanels: readonly Local<'i32'>[];
  /** [row][four columns]. */
  readonly sums: readonly (readonly Local<'v128'>[])[];
}

/** Step `u` of a round. The order of the loads decides whether everything stays in registers. */
function multiply(body: Body, arithmetic: Arithmetic, operands: Operands, u: number): void {
  const { aRows, bPanels, sums } = operands;
  const { panelStep, load, multiplyAdd } = arithmetic;
  const a = (row: number): V128 =>
    arithmetic.along === 'rows'
      ? v128.load32_splat(aRows[row], 4 * u)
      : v128.load32_splat(aRows[0], 4 * row);
  const b = (four: number): V128 =>
    load(bPanels[four >> 1], panelStep * u + (panelStep / 2) * (four % 2));
  const rows = sums.length;
  const fours = sums[0].length;
  const add = (row: number, four: number, left: V128, right: V128): void =>
    body.set(sums[row][four], multiplyAdd(sums[row][four], left, right));
  // A vector of B that is used once need not be held.
  const held = rows === 1 ? [] : Array.from({ length: fours }, (_, four) => body.let(b(four)));
  for (let row = 0; row < rows; row++) {
    const left = body.let(a(row));
    for (let four = 0; four < fours; four++) add(row, four, left, held[four] ?? b(four));
  }
}

/** Rounds of `unroll` steps, then the rest one by one. */
function loopSteps(
  body: Body,
  steps: Local<'i32'>,
  unroll: number,
  step: (u: number) => void,
  next: (steps: number) => void,
): void {
  const rounds = body.let(i32.div_u(steps, int(unroll)));
  body.repeat(rounds, () => {
    for (let u = 0; u < unroll; u++) step(u);
    next(unroll);
  });
  if (unroll === 1) return;
  body.set(steps, i32.and(steps, int(unroll - 1)));
  body.repeat(steps, () => {
    step(0);
    next(1);
  });
}

/** `count` addresses, a stride apart. */
function addresses(body: Body, first: I32, stride: I32, count: number): Local<'i32'>[] {
  const list = [body.let(first)];
  while (list.length < count) list.push(body.let(i32.add(list[list.length - 1], stride)));
  return list;
}

function loadSums(
  body: Body,
  { start, startStride }: Locals<typeof TILE>,
  rows: number,
  fours: number,
): Local<'v128'>[][] {
  return addresses(body, start, startStride, rows).map((row) =>
    Array.from({ length: fours }, (_, four) => body.let(v128.load(row, 16 * four))),
  );
}

function storeSums(
  body: Body,
  { c, cStride }: Locals<typeof TILE>,
  sums: readonly (readonly Local<'v128'>[])[],
): void {
  for (const row of sums) {
    for (const [four, sum] of row.entries()) body.store(sum, c, 16 * four);
    body.advance(c, cStride);
  }
}
