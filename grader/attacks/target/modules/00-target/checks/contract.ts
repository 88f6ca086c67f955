import {
  array,
  type Check,
  type CheckPack,
  cls,
  dimensions,
  fn,
  type ModuleContract,
  number,
  object,
  record,
  tensor,
} from '@tito/check';
import type { Tensor } from '@tito/tensor';

/** The sign of each value as a code: -1, 0 or 1. */
export interface Signs {
  /** Owns exactly one byte per value. */
  readonly data: Int8Array;
  readonly shape: readonly number[];
  readonly zeros: number;
}

export interface Counter {
  readonly total: number;
  add(amount: number): number;
}

/** A module to be attacked: a number, a tensor, a record and an object, one task each. */
export interface Target {
  /** 2x. @throws {RangeError} if x is not finite */
  double(x: number): number;
  scale(x: Tensor, factor: number): Tensor;
  signs(x: Tensor): Signs;
  Counter: new (start: number) => Counter;
}

export type Nothing = Record<string, never>;
export type TargetCheck = Check<Target, Nothing>;
export type TargetPack = CheckPack<Target, Nothing>;

export const contract: ModuleContract<Target, Nothing> = {
  student: {
    double: fn(number),
    scale: fn(tensor()),
    signs: fn(record<Signs>({ data: array('int8'), shape: dimensions, zeros: number })),
    Counter: cls(object<Counter>({ total: { get: number }, add: { call: number } })),
  },
  given: {},
};
