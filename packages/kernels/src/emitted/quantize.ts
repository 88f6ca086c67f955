import { f32x4, f64x2, i16x8, i32, i32x4, i8x16, v128 } from '../emitter/instructions.ts';
import { float, int } from '../emitter/value.ts';
import type { Body, Callable, Locals } from '../emitter/body.ts';
import type { ModuleBuilder } from '../emitter/module.ts';
import type { Local, V128 } from '../emitter/value.ts';

const lane = (a: V128, b: V128, words: readonly number[]): V128 =>
  i8x16.shuffle(
    a,
    b,
    words.flatMap((word) => [0, 1, 2, 3].map((byte) => 4 * word + byte)),
  );
/** The upper two words of a vector, as its lower two. */
const upper = (a: V128): V128 => lane(a, a, [2, 3, 2, 3]);
/** The lower two words of both. */
const lowerOf = (a: V128, b: V128): V128 => lane(a, b, [0, 1, 4, 5]);

/** Floats near 1.5 · 2^23 are 1 apart: adding it rounds a smaller number to an integer, half to even. */
const UNIT_SPACING = 1.5 * 2 ** 23;
/** The bits of that number; the bits of the sum are these plus the integer. */
const UNIT_SPACING_BITS = 0x4b40_0000;

const QUANTIZE = {
  sixteens: 'i32',
  x: 'i32',
  to: 'i32',
  scale: 'f32',
  zeroPoint: 'i32',
  /** XORed to every code: 0x80 makes uint8 of int8. */
  mask: 'i32',
  /** Is set to 1 if a value is NaN. */
  flag: 'i32',
} as const;

/** Quotients this far from 0 are as good as others beyond all codes, and fit where they are rounded. */
const FAR = 2 ** 20;
/** Groups of 16 values that are looked at together. */
const BLOCK = 16;
/** Beyond these an inverse has fewer digits than other float32, or is none. */
const INVERSES = { least: 2 ** -125, most: 2 ** 125 };
/**
 * How much smaller and larger an inverse is made, relatively. The quotient in float32, the inverse and a
 * product err by at most 2^-24 each: so the two products lie on both sides of the quotient.
 */
const MARGIN = 2 ** -21;

/** How a quotient is added to what rounds it: x · inverse + spacing, however that is rounded. */
type MultiplyAdd = (x: V128, inverse: V128, spacing: V128) => V128;

/** A product and a sum. */
export const separately: MultiplyAdd = (x, inverse, spacing) =>
  f32x4.add(f32x4.mul(x, inverse), spacing);

/** Both in one, where the CPU can. */
export const fused: MultiplyAdd = f32x4.relaxed_madd;

/**
 * codes = round(x / scale) + zeroPoint, half to even, as the nearest of [-128, 127], 16 at a time.
 *
 * The division is what takes the time. So a quotient is kept between two products, with an inverse that
 * is a little too small and one that is a little too large. Where both round to the same integer, so
 * does the quotient. A block in which they do not, because a quotient lies next to a tie, is huge, or is
 * no number, is done again with divisions.
 */
export function quantize(module: ModuleBuilder, multiplyAdd: MultiplyAdd): void {
  const exactly = quantizeExactly(module);
  module.function('quantize', QUANTIZE, (body, p) => {
    const inverse = body.let(f32x4.div(f32x4.splat(float(1)), f32x4.splat(p.scale)));
    const isCoarse = v128.or(
      f32x4.gt(f32x4.splat(float(INVERSES.least)), inverse),
      f32x4.gt(inverse, f32x4.splat(float(INVERSES.most))),
    );
    body.if(
      v128.any_true(isCoarse),
      () => body.call(exactly, p),
      () => quantizeBlocks(body, p, { inverse, multiplyAdd, exactly }),
    );
  });
}

interface Ways {
  readonly inverse: V128;
  readonly multiplyAdd: MultiplyAdd;
  readonly exactly: Callable<typeof QUANTIZE>;
}

function quantizeBlocks(
  body: Body,
  p: Locals<typeof QUANTIZE>,
  { inverse, multiplyAdd, exactly }: Ways,
): void {
  const [smaller, larger] = [1 - MARGIN, 1 + MARGIN].map((factor) =>
    body.let(f32x4.mul(inverse, f32x4.splat(float(factor)))),
  );
  const { spacing, toCode, mask } = constants(body, p);
  const differs = body.local('v128');
  const [sixteens, left, x, to] = body.localsOf('i32', 4);
  body.while(p.sixteens, () => {
    body.set(sixteens, int(BLOCK));
    body.if(i32.lt_u(p.sixteens, sixteens), () => body.set(sixteens, p.sixteens));
    body.set(left, sixteens);
    body.set(x, p.x);
    body.set(to, p.to);
    body.set(differs, v128.zero);
    body.repeat(left, () => {
      const codes = [0, 16, 32, 48].map((offset) => {
        const value = body.let(v128.load(p.x, offset));
        const sum = body.let(multiplyAdd(value, smaller, spacing));
        body.set(differs, v128.or(differs, f32x4.ne(sum, multiplyAdd(value, larger, spacing))));
        return body.let(i32x4.add(sum, toCode));
      });
      body.store(v128.xor(narrowed(codes), mask), p.to);
      body.advance(p.x, 64);
      body.advance(p.to, 16);
    });
    body.if(v128.any_true(differs), () => body.call(exactly, { ...p, sixteens, x, to }));
    body.set(p.sixteens, i32.sub(p.sixteens, sixteens));
  });
}

/** Limits codes to a range within that of their bytes, which most quantizers have no need of. */
export function limitCodes(module: ModuleBuilder): void {
  const parameters = { sixteens: 'i32', at: 'i32', low: 'i32', high: 'i32', mask: 'i32' } as const;
  module.function('limitCodes', parameters, (body, p) => {
    const [low, high, mask] = [p.low, p.high, p.mask].map((byte) => body.let(i8x16.splat(byte)));
    body.repeat(p.sixteens, () => {
      const codes = v128.xor(v128.load(p.at), mask);
      body.store(v128.xor(i8x16.min_s(high, i8x16.max_s(low, codes)), mask), p.at);
      body.advance(p.at, 16);
    });
  });
}

/** As `quantize`, with a division for each value; the only one to look for NaN. */
function quantizeExactly(module: ModuleBuilder): Callable<typeof QUANTIZE> {
  return module.function('quantizeExactly', QUANTIZE, (body, p) => {
    const scale = body.let(f32x4.splat(p.scale));
    const [least, most] = [-FAR, FAR].map((end) => body.let(f32x4.splat(float(end))));
    const { spacing, toCode, mask } = constants(body, p);
    const nan = body.local('v128');
    body.repeat(p.sixteens, () => {
      const codes = [0, 16, 32, 48].map((offset) => {
        const x = body.let(v128.load(p.x, offset));
        body.set(nan, v128.or(nan, f32x4.ne(x, x)));
        const clamped = f32x4.pmin(most, f32x4.pmax(least, f32x4.div(x, scale)));
        return body.let(i32x4.add(f32x4.add(clamped, spacing), toCode));
      });
      body.store(v128.xor(narrowed(codes), mask), p.to);
      body.advance(p.x, 64);
      body.advance(p.to, 16);
    });
    body.if(v128.any_true(nan), () => body.store(int(1), p.flag));
  });
}

/** What rounds a quotient, what makes a code of the bits, and what makes bytes of codes. */
function constants(
  body: Body,
  { zeroPoint, mask }: Pick<Locals<typeof QUANTIZE>, 'zeroPoint' | 'mask'>,
): Readonly<Record<'spacing' | 'toCode' | 'mask', V128>> {
  return {
    spacing: body.let(f32x4.splat(float(UNIT_SPACING))),
    toCode: body.let(i32x4.splat(i32.sub(zeroPoint, int(UNIT_SPACING_BITS)))),
    mask: body.let(i8x16.splat(mask)),
  };
}

/** 16 int32 as 16 bytes; what does not fit becomes the nearest one that does. */
function narrowed([a, b, c, d]: readonly V128[]): V128 {
  return i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d));
}

/** x = (code - zeroPoint) · scale, within the finite float32, 16 at a time; `mask` as in quantize. */
export function dequantize(module: ModuleBuilder): void {
  const parameters = {
    sixteens: 'i32',
    codes: 'i32',
    to: 'i32',
    scale: 'f32',
    zeroPoint: 'i32',
    mask: 'i32',
  } as const;
  const largest = (2 - 2 ** -23) * 2 ** 127;
  module.function('dequantize', parameters, (body, p) => {
    const scale = body.let(f32x4.splat(p.scale));
    const zeroPoint = body.let(i32x4.splat(p.zeroPoint));
    const mask = body.let(i8x16.splat(p.mask));
    const [low, high] = [-largest, largest].map((value) => body.let(f32x4.splat(float(value))));
    body.repeat(p.sixteens, () => {
      const bytes = body.let(v128.xor(v128.load(p.codes), mask));
      const shorts = [i16x8.extend_low_i8x16_s(bytes), i16x8.extend_high_i8x16_s(bytes)];
      const codes = shorts.flatMap((eight) => {
        const held = body.let(eight);
        return [i32x4.extend_low_i16x8_s(held), i32x4.extend_high_i16x8_s(held)];
      });
      for (const [i, code] of codes.entries()) {
        const steps = f32x4.convert_i32x4_s(i32x4.sub(code, zeroPoint));
        const value = f32x4.mul(steps, scale);
        body.store(f32x4.pmax(low, f32x4.pmin(high, value)), p.to, 16 * i);
      }
      body.advance(p.codes, 16);
      body.advance(p.to, 64);
    });
  });
}

/** The smallest and largest of 16 · n values, as [min, max]; with a NaN among them both are NaN. */
export function minMax(module: ModuleBuilder): void {
  const parameters = { sixteens: 'i32', x: 'i32', to: 'i32' } as const;
  module.function('minMax', parameters, (body, p) => {
    const lows = body.localsOf('v128', 4);
    const highs = body.localsOf('v128', 4);
    for (const low of lows) body.set(low, f32x4.splat(float(Infinity)));
    for (const high of highs) body.set(high, f32x4.splat(float(-Infinity)));
    const nan = body.local('v128');
    body.repeat(p.sixteens, () => {
      for (const [i, low] of lows.entries()) {
        const x = body.let(v128.load(p.x, 16 * i));
        body.set(low, f32x4.pmin(low, x));
        body.set(highs[i], f32x4.pmax(highs[i], x));
        body.set(nan, v128.or(nan, f32x4.ne(x, x)));
      }
      body.advance(p.x, 64);
    });
    body.store(f32x4.extract_lane(across(body, lows, f32x4.pmin), 0), p.to);
    body.store(f32x4.extract_lane(across(body, highs, f32x4.pmax), 0), p.to, 4);
    body.if(v128.any_true(nan), () => {
      body.store(float(NaN), p.to);
      body.store(float(NaN), p.to, 4);
    });
  });
}

/** Folds four vectors to one, and that to its lane 0. */
function across(
  body: Body,
  four: readonly Local<'v128'>[],
  fold: (a: V128, b: V128) => V128,
): V128 {
  const one = body.let(fold(fold(four[0], four[1]), fold(four[2], four[3])));
  const pairs = body.let(fold(one, upper(one)));
  return fold(pairs, lane(pairs, pairs, [1, 1, 1, 1]));
}

const REALS = {
  m: 'i32',
  fours: 'i32',
  sums: 'i32',
  scales: 'i32',
  bias: 'i32',
  inputScale: 'f64',
  /** 1 for max(x, 0). */
  relu: 'i32',
} as const;

/**
 * Turns int32 sums [m, 4 · fours] into float32, in place: sum · (inputScale · scales[j]) + bias[j],
 * in float64, rounded once. Four columns down all rows, so that their factors are made once.
 */
export function toReals(module: ModuleBuilder): void {
  module.function('toReals', REALS, (body, p) => {
    const input = body.let(f64x2.splat(p.inputScale));
    const stride = body.let(i32.shl(p.fours, int(4)));
    const [at, count] = body.localsOf('i32', 2);
    const floor = body.let(f32x4.splat(float(-Infinity)));
    body.if(p.relu, () => body.set(floor, v128.zero));
    body.repeat(p.fours, () => {
      const scales = body.let(v128.load(p.scales));
      const bias = body.let(v128.load(p.bias));
      const halves = [scales, upper(scales)].map((half) =>
        body.let(f64x2.mul(input, f64x2.promote_low_f32x4(half))),
      );
      const offsets = [bias, upper(bias)].map((half) => body.let(f64x2.promote_low_f32x4(half)));
      body.set(at, p.sums);
      body.set(count, p.m);
      body.repeat(count, () => {
        const sums = body.let(v128.load(at));
        const reals = [sums, upper(sums)].map((half, i) => {
          const product = f64x2.mul(f64x2.convert_low_i32x4_s(half), halves[i]);
          return f32x4.demote_f64x2_zero(f64x2.add(product, offsets[i]));
        });
        body.store(f32x4.pmax(floor, lowerOf(reals[0], reals[1])), at);
        body.advance(at, stride);
      });
      body.advance(p.sums, 16);
      body.advance(p.scales, 16);
      body.advance(p.bias, 16);
    });
  });
}

const CODES = {
  m: 'i32',
  eights: 'i32',
  sums: 'i32',
  multipliers: 'i32',
  /** The ends of the codes, before the zero point is added. */
  low: 'f64',
  high: 'f64',
  zeroPoint: 'i32',
  to: 'i32',
} as const;

/** int8 codes [m, 8 · eights] of int32 sums: clamp(round(sum · multipliers[j]), low, high) + zeroPoint. */
export function toCodes(module: ModuleBuilder): void {
  module.function('toCodes', CODES, (body, p) => {
    const [low, high] = [p.low, p.high].map((value) => body.let(f64x2.splat(value)));
    const zeroPoint = body.let(i32x4.splat(p.zeroPoint));
    const [count, multiplier] = body.localsOf('i32', 2);
    const code = (half: V128, factor: V128): V128 => {
      const product = f64x2.mul(f64x2.convert_low_i32x4_s(half), f64x2.promote_low_f32x4(factor));
      return i32x4.trunc_sat_f64x2_s_zero(
        f64x2.pmin(high, f64x2.pmax(low, f64x2.nearest(product))),
      );
    };
    const four = (offset: number): Local<'v128'> => {
      const sums = body.let(v128.load(p.sums, offset));
      const factors = body.let(v128.load(multiplier, offset));
      const codes = lowerOf(code(sums, factors), code(upper(sums), upper(factors)));
      return body.let(i32x4.add(codes, zeroPoint));
    };
    body.repeat(p.m, () => {
      body.set(count, p.eights);
      body.set(multiplier, p.multipliers);
      body.repeat(count, () => {
        const shorts = body.let(i16x8.narrow_i32x4_s(four(0), four(16)));
        body.storeLow(i8x16.narrow_i16x8_s(shorts, shorts), p.to);
        body.advance(p.sums, 32);
        body.advance(multiplier, 32);
        body.advance(p.to, 8);
      });
    });
  });
}
