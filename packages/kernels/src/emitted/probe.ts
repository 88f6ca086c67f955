import { i32x4, v128 } from '../emitter/instructions.ts';
import type { ModuleBuilder } from '../emitter/module.ts';

/** to = the relaxed dot product of 16 bytes at `a` and 16 bytes at `b`, as four int32. */
export function probe(module: ModuleBuilder): void {
  module.function('probe', { a: 'i32', b: 'i32', to: 'i32' }, (body, { a, b, to }) => {
    const product = i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(a), v128.load(b), v128.zero);
    body.store(product, to);
  });
}
