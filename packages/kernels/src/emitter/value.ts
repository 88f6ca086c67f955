import { signed, unsigned } from './bytes.ts';
import type { Bytes } from './bytes.ts';

/** What a WebAssembly value may be; the kernels need no others. */
export type ValueType = 'i32' | 'f32' | 'f64' | 'v128';

/** An expression: the code that leaves one value of its type on the stack. */
export interface Value<T extends ValueType> {
  readonly type: T;
  readonly code: Bytes;
}

/** A parameter or a variable of a function; as an expression, its present value. */
export interface Local<T extends ValueType> extends Value<T> {
  readonly index: number;
}

export type I32 = Value<'i32'>;
export type V128 = Value<'v128'>;

/** The binary format's code of each type. */
export const typeCodes: Readonly<Record<ValueType, number>> = {
  i32: 0x7f,
  f32: 0x7d,
  f64: 0x7c,
  v128: 0x7b,
};

/** An instruction's code: one byte, or a prefix and the instruction's number in LEB128. */
export type Opcode = Bytes;

/** The SIMD instruction of this number, those of relaxed SIMD included. */
export function simd(number: number): Opcode {
  return [0xfd, ...unsigned(number)];
}

/** One operand of type A gives a value of type R. */
export function unary<A extends ValueType, R extends ValueType>(
  _from: A,
  type: R,
  opcode: Opcode,
): (a: Value<A>) => Value<R> {
  return (a) => ({ type, code: [...a.code, ...opcode] });
}

/** Two operands of type A give a value of type R. */
export function binary<A extends ValueType, R extends ValueType>(
  _from: A,
  type: R,
  opcode: Opcode,
): (a: Value<A>, b: Value<A>) => Value<R> {
  return (a, b) => ({ type, code: [...a.code, ...b.code, ...opcode] });
}

/** Three vectors give one. */
export function ternary(opcode: Opcode): (a: V128, b: V128, c: V128) => V128 {
  return (a, b, c) => ({ type: 'v128', code: [...a.code, ...b.code, ...c.code, ...opcode] });
}

/** The value at an address in bytes, plus a constant offset; alignment is never promised. */
export function load<T extends ValueType>(
  type: T,
  opcode: Opcode,
): (address: I32, offset?: number) => Value<T> {
  return (address, offset = 0) => ({
    type,
    code: [...address.code, ...opcode, 0, ...unsigned(offset)],
  });
}

/** A constant i32. */
export function int(value: number): I32 {
  return { type: 'i32', code: [0x41, ...signed(value)] };
}

/** A constant f32. */
export function float(value: number): Value<'f32'> {
  return { type: 'f32', code: [0x43, ...new Uint8Array(Float32Array.of(value).buffer)] };
}
