import { i32 } from '../emitter/instructions.ts';
import { int } from '../emitter/value.ts';
import type { Body } from '../emitter/body.ts';
import type { ModuleBuilder } from '../emitter/module.ts';
import type { I32, Local } from '../emitter/value.ts';

/**
 * The bits of a float32 as an unsigned integer that grows as the number does: negative numbers have
 * all bits turned, others the sign bit. With `absolute`, the bits of |x|, which do so as they are.
 */
function key(body: Body, bits: Local<'i32'>, absolute: I32): Local<'i32'> {
  const turned = i32.or(i32.shr_s(bits, int(31)), int(1 << 31));
  const signed = i32.xor(bits, turned);
  const result = body.let(i32.and(bits, int(0x7fff_ffff)));
  body.if(i32.eqz(absolute), () => body.set(result, signed));
  return result;
}

/** table[key >>> 16] += 1 for every value. */
export function countHigh(module: ModuleBuilder): void {
  const parameters = { count: 'i32', x: 'i32', absolute: 'i32', table: 'i32' } as const;
  module.function('countHigh', parameters, (body, p) => {
    body.repeat(p.count, () => {
      const bits = body.let(i32.load(p.x));
      const bin = i32.shl(i32.shr_u(key(body, bits, p.absolute), int(16)), int(2));
      increment(body, i32.add(p.table, bin));
      body.advance(p.x, 4);
    });
  });
}

/** table[key & 0xffff] += 1 for every value with key >>> 16 = high. */
export function countLow(module: ModuleBuilder): void {
  const parameters = {
    count: 'i32',
    x: 'i32',
    absolute: 'i32',
    high: 'i32',
    table: 'i32',
  } as const;
  module.function('countLow', parameters, (body, p) => {
    body.repeat(p.count, () => {
      const bits = body.let(i32.load(p.x));
      const found = key(body, bits, p.absolute);
      body.if(i32.eq(i32.shr_u(found, int(16)), p.high), () => {
        const bin = i32.shl(i32.and(found, int(0xffff)), int(2));
        increment(body, i32.add(p.table, bin));
      });
      body.advance(p.x, 4);
    });
  });
}

function increment(body: Body, address: I32): void {
  const bin = body.let(address);
  body.store(i32.add(i32.load(bin), int(1)), bin);
}
