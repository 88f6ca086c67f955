// The instructions that the kernels use, under the names of the WebAssembly specification, which
// also lists their numbers. An instruction that leaves a value is a function of expressions; those
// that write to memory are statements and belong to `Body`.
import { binary, load, simd, ternary, unary } from './value.ts';
import type { I32, Opcode, V128, Value } from './value.ts';

type Binary = (a: V128, b: V128) => V128;
type Unary = (a: V128) => V128;

const vectors = (number: number): Binary => binary('v128', 'v128', simd(number));
const vector = (number: number): Unary => unary('v128', 'v128', simd(number));
const ints = (opcode: number): ((a: I32, b: I32) => I32) => binary('i32', 'i32', [opcode]);

interface Integers {
  readonly add: (a: I32, b: I32) => I32;
  readonly sub: (a: I32, b: I32) => I32;
  readonly mul: (a: I32, b: I32) => I32;
  readonly div_u: (a: I32, b: I32) => I32;
  readonly and: (a: I32, b: I32) => I32;
  readonly or: (a: I32, b: I32) => I32;
  readonly xor: (a: I32, b: I32) => I32;
  readonly shl: (a: I32, b: I32) => I32;
  readonly shr_s: (a: I32, b: I32) => I32;
  readonly shr_u: (a: I32, b: I32) => I32;
  readonly eq: (a: I32, b: I32) => I32;
  readonly lt_u: (a: I32, b: I32) => I32;
  readonly gt_u: (a: I32, b: I32) => I32;
  readonly le_u: (a: I32, b: I32) => I32;
  readonly ge_u: (a: I32, b: I32) => I32;
  readonly eqz: (a: I32) => I32;
  readonly load: (address: I32, offset?: number) => I32;
  readonly load16_u: (address: I32, offset?: number) => I32;
}

export const i32: Integers = {
  add: ints(0x6a),
  sub: ints(0x6b),
  mul: ints(0x6c),
  div_u: ints(0x6e),
  and: ints(0x71),
  or: ints(0x72),
  xor: ints(0x73),
  shl: ints(0x74),
  shr_s: ints(0x75),
  shr_u: ints(0x76),
  eq: ints(0x46),
  lt_u: ints(0x49),
  gt_u: ints(0x4b),
  le_u: ints(0x4d),
  ge_u: ints(0x4f),
  eqz: unary('i32', 'i32', [0x45]),
  load: load('i32', [0x28]),
  load16_u: load('i32', [0x2f]),
};

interface Vectors {
  readonly load: (address: I32, offset?: number) => V128;
  readonly load8x8_s: (address: I32, offset?: number) => V128;
  readonly load32_splat: (address: I32, offset?: number) => V128;
  readonly load64_zero: (address: I32, offset?: number) => V128;
  readonly zero: V128;
  readonly and: Binary;
  readonly or: Binary;
  readonly xor: Binary;
  readonly any_true: (a: V128) => I32;
}

export const v128: Vectors = {
  load: load('v128', simd(0x00)),
  load8x8_s: load('v128', simd(0x01)),
  load32_splat: load('v128', simd(0x09)),
  load64_zero: load('v128', simd(0x5d)),
  zero: { type: 'v128', code: [...simd(0x0c), ...Array<number>(16).fill(0)] },
  and: vectors(0x4e),
  or: vectors(0x50),
  xor: vectors(0x51),
  any_true: unary('v128', 'i32', simd(0x53)),
};

interface Bytes16 {
  readonly splat: (value: I32) => V128;
  /** Sixteen bytes, each one picked by its number: 0 to 15 from `a`, 16 to 31 from `b`. */
  readonly shuffle: (a: V128, b: V128, picks: readonly number[]) => V128;
  readonly narrow_i16x8_s: Binary;
  readonly min_s: Binary;
  readonly max_s: Binary;
}

export const i8x16: Bytes16 = {
  splat: unary('i32', 'v128', simd(0x0f)),
  shuffle: (a, b, picks) => ({
    type: 'v128',
    code: [...a.code, ...b.code, ...simd(0x0d), ...picks],
  }),
  narrow_i16x8_s: vectors(0x65),
  min_s: vectors(0x76),
  max_s: vectors(0x78),
};

interface Shorts8 {
  readonly splat: (value: I32) => V128;
  readonly add: Binary;
  readonly narrow_i32x4_s: Binary;
  readonly extend_low_i8x16_s: Unary;
  readonly extend_high_i8x16_s: Unary;
  readonly extadd_pairwise_i8x16_s: Unary;
}

export const i16x8: Shorts8 = {
  splat: unary('i32', 'v128', simd(0x10)),
  add: vectors(0x8e),
  narrow_i32x4_s: vectors(0x85),
  extend_low_i8x16_s: vector(0x87),
  extend_high_i8x16_s: vector(0x88),
  extadd_pairwise_i8x16_s: vector(0x7c),
};

interface Ints4 {
  readonly splat: (value: I32) => V128;
  readonly add: Binary;
  readonly sub: Binary;
  readonly mul: Binary;
  readonly gt_s: Binary;
  readonly max_s: Binary;
  readonly extend_low_i16x8_s: Unary;
  readonly extend_high_i16x8_s: Unary;
  readonly extadd_pairwise_i16x8_s: Unary;
  readonly dot_i16x8_s: Binary;
  readonly trunc_sat_f32x4_s: Unary;
  readonly trunc_sat_f64x2_s_zero: Unary;
  /** c + a · b over groups of four bytes. Relaxed: bytes of `b` beyond 127 mean what the CPU says. */
  readonly relaxed_dot_i8x16_i7x16_add_s: (a: V128, b: V128, c: V128) => V128;
}

export const i32x4: Ints4 = {
  splat: unary('i32', 'v128', simd(0x11)),
  add: vectors(0xae),
  sub: vectors(0xb1),
  mul: vectors(0xb5),
  gt_s: vectors(0x3b),
  max_s: vectors(0xb8),
  extend_low_i16x8_s: vector(0xa7),
  extend_high_i16x8_s: vector(0xa8),
  extadd_pairwise_i16x8_s: vector(0x7e),
  dot_i16x8_s: vectors(0xba),
  trunc_sat_f32x4_s: vector(0xf8),
  trunc_sat_f64x2_s_zero: vector(0xfc),
  relaxed_dot_i8x16_i7x16_add_s: ternary(simd(0x113)),
};

interface Floats4 {
  readonly splat: (value: Value<'f32'>) => V128;
  readonly extract_lane: (a: V128, lane: number) => Value<'f32'>;
  readonly nearest: Unary;
  readonly abs: Unary;
  readonly add: Binary;
  readonly sub: Binary;
  readonly mul: Binary;
  readonly div: Binary;
  readonly pmin: Binary;
  readonly pmax: Binary;
  readonly ne: Binary;
  readonly gt: Binary;
  readonly convert_i32x4_s: Unary;
  readonly demote_f64x2_zero: Unary;
  /** a · b + c. Relaxed: rounded once or twice, as the CPU does it. */
  readonly relaxed_madd: (a: V128, b: V128, c: V128) => V128;
}

export const f32x4: Floats4 = {
  splat: unary('f32', 'v128', simd(0x13)),
  extract_lane: (a, lane) => ({ type: 'f32', code: [...a.code, ...simd(0x1f), lane] }),
  nearest: vector(0x6a),
  abs: vector(0xe0),
  add: vectors(0xe4),
  sub: vectors(0xe5),
  mul: vectors(0xe6),
  div: vectors(0xe7),
  pmin: vectors(0xea),
  pmax: vectors(0xeb),
  ne: vectors(0x42),
  gt: vectors(0x44),
  convert_i32x4_s: vector(0xfa),
  demote_f64x2_zero: vector(0x5e),
  relaxed_madd: ternary(simd(0x105)),
};

interface Doubles2 {
  readonly splat: (value: Value<'f64'>) => V128;
  readonly nearest: Unary;
  readonly add: Binary;
  readonly mul: Binary;
  readonly pmin: Binary;
  readonly pmax: Binary;
  readonly convert_low_i32x4_s: Unary;
  readonly promote_low_f32x4: Unary;
}

export const f64x2: Doubles2 = {
  splat: unary('f64', 'v128', simd(0x14)),
  nearest: vector(0x94),
  add: vectors(0xf0),
  mul: vectors(0xf2),
  pmin: vectors(0xf6),
  pmax: vectors(0xf7),
  convert_low_i32x4_s: vector(0xfe),
  promote_low_f32x4: vector(0x5f),
};

/** Instructions that store one value at an address. */
export const stores: Readonly<Record<'i32' | 'f32' | 'v128', Opcode>> = {
  i32: [0x36],
  f32: [0x38],
  v128: simd(0x0b),
};

/** Stores the lower eight bytes of a vector: lane 0 of i64x2. */
export const storeLow: Opcode = simd(0x5b);
