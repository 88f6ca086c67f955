import type { DType, Storage, Tensor } from '@tito/tensor/contract';

/** The typed arrays that may cross between the two sides. */
export type ArrayName = 'Float32Array' | 'Float64Array' | 'Int8Array' | 'Uint8Array' | 'Int32Array';

/** What a value looks like, as plain data: it travels with each request, so both sides read the same. */
export type Shape =
  | { readonly kind: 'number' }
  | { readonly kind: 'string' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'dimensions' }
  | { readonly kind: 'array'; readonly type: ArrayName }
  | { readonly kind: 'tensor'; readonly dtype: DType | null }
  | { readonly kind: 'list'; readonly item: Shape }
  | { readonly kind: 'nullable'; readonly inner: Shape }
  | { readonly kind: 'record'; readonly fields: Readonly<Record<string, Shape>> }
  | ObjectShape;

/** An object that stays on its own side, with the members that may be reached. */
export interface ObjectShape {
  readonly kind: 'object';
  readonly members: Readonly<Record<string, Member>>;
}

/** A member of an object that stays on its own side: read it, or call it. */
export interface Member {
  readonly access: 'get' | 'call';
  readonly returns: Shape;
}

declare const described: unique symbol;

/** A shape that describes values of type T. The type exists for the compiler only. */
export type Schema<T> = Shape & { readonly [described]?: T };

/** A member of an object type: its schema if it is a value, the schema of its result if a method. */
export type MemberSchemas<T> = {
  readonly [K in keyof T]-?: T[K] extends (...args: never[]) => infer R
    ? { readonly call: Schema<R> }
    : { readonly get: Schema<T[K]> };
};

export const number: Schema<number> = { kind: 'number' };
export const string: Schema<string> = { kind: 'string' };
export const boolean: Schema<boolean> = { kind: 'boolean' };

/** The dimensions of a tensor: non-negative integers. */
export const dimensions: Schema<readonly number[]> = { kind: 'dimensions' };

/** A typed array of exactly this type. */
export function array<D extends DType>(dtype: D): Schema<Storage[D]> {
  return { kind: 'array', type: ARRAY_OF[dtype] };
}

/** A tensor whose data has as many values as its shape asks for. */
export function tensor<D extends DType = 'float32'>(dtype?: D): Schema<Tensor<D>> {
  return { kind: 'tensor', dtype: dtype ?? 'float32' };
}

/** A tensor of any element type: the one that it names. */
export const anyTensor: Schema<Tensor<DType>> = { kind: 'tensor', dtype: null };

export function list<T>(item: Schema<T>): Schema<readonly T[]> {
  return { kind: 'list', item };
}

export function nullable<T>(inner: Schema<T>): Schema<T | null> {
  return { kind: 'nullable', inner };
}

/** A plain object; only the named fields are read. */
export function record<T>(fields: { readonly [K in keyof T]-?: Schema<T[K]> }): Schema<T> {
  return { kind: 'record', fields };
}

/** An object with methods: it stays where it was made, and the other side holds a handle. */
export function object<T>(members: MemberSchemas<T>): Schema<T> {
  return { kind: 'object', members: toMembers(members) };
}

function toMembers(members: object): Record<string, Member> {
  const entries = Object.entries(members).map(([name, member]): [string, Member] => [
    name,
    'call' in member
      ? { access: 'call', returns: member.call }
      : { access: 'get', returns: member.get },
  ]);
  return Object.fromEntries(entries);
}

/** The typed array behind each dtype. */
export const ARRAY_OF: Readonly<Record<DType, ArrayName>> = {
  float32: 'Float32Array',
  int8: 'Int8Array',
  uint8: 'Uint8Array',
  int32: 'Int32Array',
};
