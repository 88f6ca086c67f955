import type { Schema, Shape } from './schema.ts';

/** How one exported name is reached: a function by calling it, a class by creating an object. */
export type Entry =
  | { readonly entry: 'function'; readonly returns: Shape }
  | { readonly entry: 'class'; readonly instance: Shape };

interface FunctionEntry<R> {
  readonly entry: 'function';
  readonly returns: Schema<R>;
}

interface ClassEntry<O> {
  readonly entry: 'class';
  readonly instance: Schema<O>;
}

/** What the exports of a module M return, name by name. The compiler holds it against M. */
export type Contract<M> = {
  readonly [K in keyof M]-?: M[K] extends new (...args: never[]) => infer O
    ? ClassEntry<O>
    : M[K] extends (...args: never[]) => infer R
      ? FunctionEntry<R>
      : never;
};

/**
 * Everything that checks of one module may reach: the learner's exports, and exports of a package
 * that is given to the learner, such as the float layers that are to be quantized.
 */
export interface ModuleContract<M, G> {
  readonly student: Contract<M>;
  readonly given: Contract<G>;
}

/** A function that returns what `returns` describes. */
export function fn<R>(returns: Schema<R>): FunctionEntry<R> {
  return { entry: 'function', returns };
}

/** A class whose objects stay on their own side. */
export function cls<O>(instance: Schema<O>): ClassEntry<O> {
  return { entry: 'class', instance };
}
