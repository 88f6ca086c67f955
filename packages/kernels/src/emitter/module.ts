import { name, sized, unsigned, vector } from './bytes.ts';
import { Body } from './body.ts';
import type { Callable, Locals, Parameters } from './body.ts';
import { typeCodes } from './value.ts';
import type { Local, ValueType } from './value.ts';

const FUNCTION_TYPE = 0x60;
const MAGIC_AND_VERSION = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
/** Section numbers of the binary format, in the order in which sections must come. */
const SECTION = { type: 1, import: 2, function: 3, export: 7, code: 10 };
const EXPORT_FUNCTION = 0x00;
const IMPORT_MEMORY = 0x02;

/**
 * A WebAssembly module under construction: functions over one imported memory (`env.memory`).
 *
 * Functions return nothing; results go into memory. The same calls give the same bytes.
 *
 * @example
 * const module = new ModuleBuilder();
 * module.function('store', { value: 'i32', to: 'i32' }, (body, { value, to }) => {
 *   body.store(value, to);
 * });
 * module.bytes().length; // => 61
 */
export class ModuleBuilder {
  readonly #functions: {
    readonly name: string;
    readonly parameters: readonly ValueType[];
    readonly code: readonly number[];
  }[] = [];

  /** Writes a function: `build` is called once, with its body and its parameters as variables. */
  function<P extends Parameters>(
    functionName: string,
    parameters: P,
    build: (body: Body, locals: Locals<P>) => void,
  ): Callable<P> {
    const types = Object.values(parameters);
    const body = new Body(types);
    build(body, localsOf(parameters));
    const code = body.finish(types.length);
    const index = this.#functions.push({ name: functionName, parameters: types, code }) - 1;
    return { index, parameters };
  }

  /** The module in the binary format; every function is exported under its name. */
  bytes(): Uint8Array<ArrayBuffer> {
    const types = this.#functions.map(({ parameters }) => [
      FUNCTION_TYPE,
      ...vector(parameters.map((type) => [typeCodes[type]])),
      0,
    ]);
    const memory = [...name('env'), ...name('memory'), IMPORT_MEMORY, 0x00, 0x01];
    const exported = this.#functions.map((f, index) => [
      ...name(f.name),
      EXPORT_FUNCTION,
      ...unsigned(index),
    ]);
    return Uint8Array.from([
      ...MAGIC_AND_VERSION,
      ...section(SECTION.type, vector(types)),
      ...section(SECTION.import, vector([memory])),
      ...section(SECTION.function, vector(types.map((_, index) => unsigned(index)))),
      ...section(SECTION.export, vector(exported)),
      ...section(SECTION.code, vector(this.#functions.map(({ code }) => sized(code)))),
    ]);
  }
}

function section(number: number, content: readonly number[]): number[] {
  return [number, ...sized(content)];
}

function localsOf<P extends Parameters>(parameters: P): Locals<P> {
  const entries = Object.entries(parameters).map(([key, type], index): [string, unknown] => {
    const local: Local<ValueType> = { type, index, code: [0x20, ...unsigned(index)] };
    return [key, local];
  });
  // Built from the very keys and types that P names.
  return Object.fromEntries(entries) as Locals<P>;
}
