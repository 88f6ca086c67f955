import { i16x8, i32, i32x4, i8x16, v128 } from '../emitter/instructions.ts';
import { int } from '../emitter/value.ts';
import type { ModuleBuilder } from '../emitter/module.ts';

/** bytes[i] ^= mask, 16 at a time: with 0x80, int8 becomes the uint8 that is 128 more. */
export function flip(module: ModuleBuilder): void {
  const parameters = { sixteens: 'i32', at: 'i32', mask: 'i32' } as const;
  module.function('flip', parameters, (body, { sixteens, at, mask }) => {
    const bits = body.let(i8x16.splat(mask));
    body.repeat(sixteens, () => {
      body.store(v128.xor(v128.load(at), bits), at);
      body.advance(at, 16);
    });
  });
}

/** int8 to int16, 16 at a time. */
export function widen(module: ModuleBuilder): void {
  const parameters = { sixteens: 'i32', from: 'i32', to: 'i32' } as const;
  module.function('widen', parameters, (body, { sixteens, from, to }) => {
    body.repeat(sixteens, () => {
      const bytes = body.let(v128.load(from));
      body.store(i16x8.extend_low_i8x16_s(bytes), to);
      body.store(i16x8.extend_high_i8x16_s(bytes), to, 16);
      body.advance(from, 16);
      body.advance(to, 32);
    });
  });
}

/**
 * start[j] = constant - factor · columnSums[j], four columns at a time, modulo 2^32: what the sums
 * of codes begin with, so that they end as sums of (code - zero point).
 */
export function startSums(module: ModuleBuilder): void {
  const parameters = {
    fours: 'i32',
    columnSums: 'i32',
    factor: 'i32',
    constant: 'i32',
    to: 'i32',
  } as const;
  module.function('startSums', parameters, (body, p) => {
    const factor = body.let(i32x4.splat(p.factor));
    const constant = body.let(i32x4.splat(p.constant));
    body.repeat(p.fours, () => {
      const product = i32x4.mul(v128.load(p.columnSums), factor);
      body.store(i32x4.sub(constant, product), p.to);
      body.advance(p.columnSums, 16);
      body.advance(p.to, 16);
    });
  });
}

/** to[j] += from[j], four int32 at a time. */
export function addVector(module: ModuleBuilder): void {
  const parameters = { fours: 'i32', from: 'i32', to: 'i32' } as const;
  module.function('addVector', parameters, (body, { fours, from, to }) => {
    body.repeat(fours, () => {
      body.store(i32x4.add(v128.load(to), v128.load(from)), to);
      body.advance(from, 16);
      body.advance(to, 16);
    });
  });
}

/** c[i, j] -= terms[i] for int32 rows of `fours` · 4 columns, which lie one after the other. */
export function subtractFromRows(module: ModuleBuilder): void {
  const parameters = { m: 'i32', fours: 'i32', terms: 'i32', c: 'i32' } as const;
  module.function('subtractFromRows', parameters, (body, { m, fours, terms, c }) => {
    const count = body.local('i32');
    body.repeat(m, () => {
      const term = body.let(i32x4.splat(i32.load(terms)));
      body.set(count, fours);
      body.repeat(count, () => {
        body.store(i32x4.sub(v128.load(c), term), c);
        body.advance(c, 16);
      });
      body.advance(terms, 4);
    });
  });
}

/** Moves rows of `bytes` that lie `stride` bytes apart together, in place. */
export function compact(module: ModuleBuilder): void {
  const parameters = { rows: 'i32', bytes: 'i32', stride: 'i32', at: 'i32' } as const;
  module.function('compact', parameters, (body, { rows, bytes, stride, at }) => {
    const from = body.let(at);
    body.repeat(rows, () => {
      body.copy(at, from, bytes);
      body.advance(at, bytes);
      body.advance(from, stride);
    });
  });
}

/** Copies rows of `bytes`, one after the other, to rows that lie `stride` apart, zeros between. */
export function spread(module: ModuleBuilder): void {
  const parameters = { rows: 'i32', bytes: 'i32', stride: 'i32', from: 'i32', to: 'i32' } as const;
  module.function('spread', parameters, (body, { rows, bytes, stride, from, to }) => {
    body.repeat(rows, () => {
      body.copy(to, from, bytes);
      body.fill(i32.add(to, bytes), int(0), i32.sub(stride, bytes));
      body.advance(from, bytes);
      body.advance(to, stride);
    });
  });
}
