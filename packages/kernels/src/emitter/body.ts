import { unsigned } from './bytes.ts';
import { i32, storeLow, stores } from './instructions.ts';
import { int, typeCodes } from './value.ts';
import type { I32, Local, V128, Value, ValueType } from './value.ts';

/** A function that other functions of its module may call; `P` are its parameters, in order. */
export interface Callable<P extends Parameters> {
  readonly index: number;
  readonly parameters: P;
}

/** Parameters by name; their order is that of the call. */
export type Parameters = Readonly<Record<string, ValueType>>;
/** The parameters of a function as its body sees them. */
export type Locals<P extends Parameters> = { readonly [K in keyof P]: Local<P[K]> };
/** One argument per parameter. */
export type Arguments<P extends Parameters> = { readonly [K in keyof P]: Value<P[K]> };

const BLOCK = 0x02;
const LOOP = 0x03;
const IF = 0x04;
const ELSE = 0x05;
const END = 0x0b;
const BRANCH = 0x0c;
const BRANCH_IF = 0x0d;
const CALL = 0x10;
const LOCAL_SET = 0x21;
const NOTHING = 0x40;

/** The statements of one function, in the order in which they are written. */
export class Body {
  readonly code: number[] = [];
  readonly #locals: ValueType[];

  constructor(parameters: readonly ValueType[]) {
    this.#locals = [...parameters];
  }

  /** The types of all locals, parameters first. */
  get locals(): readonly ValueType[] {
    return this.#locals;
  }

  /** A new variable; it is 0 until it is set. */
  local<T extends ValueType>(type: T): Local<T> {
    const index = this.#locals.push(type) - 1;
    return { type, index, code: [0x20, ...unsigned(index)] };
  }

  /** So many new variables. */
  localsOf<T extends ValueType>(type: T, count: number): readonly Local<T>[] {
    return Array.from({ length: count }, () => this.local(type));
  }

  /** A new variable that holds a value. */
  let<T extends ValueType>(value: Value<T>): Local<T> {
    const local = this.local(value.type);
    this.set(local, value);
    return local;
  }

  set<T extends ValueType>(local: Local<T>, value: Value<T>): void {
    this.code.push(...value.code, LOCAL_SET, ...unsigned(local.index));
  }

  /** local = local + step. */
  advance(local: Local<'i32'>, step: I32 | number): void {
    this.set(local, i32.add(local, typeof step === 'number' ? int(step) : step));
  }

  /** Writes a value at an address in bytes, plus a constant offset. */
  store(value: Value<'i32' | 'f32' | 'v128'>, address: I32, offset = 0): void {
    const opcode = stores[value.type];
    this.code.push(...address.code, ...value.code, ...opcode, 0, ...unsigned(offset));
  }

  /** Writes the lower eight bytes of a vector. */
  storeLow(value: V128, address: I32, offset = 0): void {
    this.code.push(...address.code, ...value.code, ...storeLow, 0, ...unsigned(offset), 0);
  }

  /** Writes the low byte of an integer. */
  storeByte(value: I32, address: I32): void {
    this.code.push(...address.code, ...value.code, 0x3a, 0, 0);
  }

  /** Copies bytes; the regions may overlap. */
  copy(to: I32, from: I32, bytes: I32): void {
    this.code.push(...to.code, ...from.code, ...bytes.code, 0xfc, 10, 0, 0);
  }

  /** Sets bytes to one value. */
  fill(to: I32, value: I32, bytes: I32): void {
    this.code.push(...to.code, ...value.code, ...bytes.code, 0xfc, 11, 0);
  }

  /** Runs the statements as long as the condition, tested before each round, is not 0. */
  while(condition: I32, statements: () => void): void {
    this.code.push(BLOCK, NOTHING, LOOP, NOTHING);
    this.code.push(...i32.eqz(condition).code, BRANCH_IF, 1);
    statements();
    this.code.push(BRANCH, 0, END, END);
  }

  /**
   * Runs the statements `times` times, counting the variable down to 0; not at all if it is 0. One
   * test per round, at its end.
   */
  repeat(times: Local<'i32'>, statements: () => void): void {
    this.if(times, () => {
      this.code.push(LOOP, NOTHING);
      statements();
      this.advance(times, -1);
      this.code.push(...times.code, BRANCH_IF, 0, END);
    });
  }

  if(condition: I32, then: () => void, otherwise?: () => void): void {
    this.code.push(...condition.code, IF, NOTHING);
    then();
    if (otherwise !== undefined) {
      this.code.push(ELSE);
      otherwise();
    }
    this.code.push(END);
  }

  call<P extends Parameters>(callee: Callable<P>, values: Arguments<P>): void {
    for (const key of Object.keys(callee.parameters)) this.code.push(...values[key].code);
    this.code.push(CALL, ...unsigned(callee.index));
  }

  /** The function's entry in the code section: its variables after the parameters, then the code. */
  finish(parameterCount: number): number[] {
    const variables = this.#locals.slice(parameterCount);
    const groups = variables.flatMap((type) => [1, typeCodes[type]]);
    return [...unsigned(variables.length), ...groups, ...this.code, END];
  }
}
