// A program, run inside this process: for code of our own (the reference, its mutants, the corpus).
import { overTarget, type Transport } from '@tito/check';
import { createTarget, Fault, type Load, thrown } from '@tito/check/target';
import type { Program, ProgramModule } from '../sandbox/program.ts';
import { type Body, compile, type Fuel, type Namespace } from './compile.ts';
import { memoryProbe } from './memory-probe.ts';

/** Rounds of all loops together that one call may take, unless said otherwise: well under a second. */
const ROUNDS_PER_CALL = 100_000_000;

const fuel: Fuel = {
  left: ROUNDS_PER_CALL,
  empty: () => {
    throw new EndlessLoop('stopped: its loops go round and round');
  },
};

/** A call went round its loops far longer than any call has to. */
class EndlessLoop extends Error {
  override readonly name = 'EndlessLoop';
}

const compiled = new WeakMap<ProgramModule, Body>();

function bodyOf(url: string, module: ProgramModule): Body {
  const body = compiled.get(module) ?? compile(url, module.source);
  compiled.set(module, body);
  return body;
}

/** The modules of one program, each run when it is first needed. */
export class Instance {
  readonly #program: Program;
  readonly #shared: Instance | null;
  readonly #own: ReadonlySet<string>;
  readonly #loaded = new Map<string, Namespace>();

  private constructor(program: Program, shared: Instance | null, own: ReadonlySet<string>) {
    this.#program = program;
    this.#shared = shared;
    this.#own = own;
  }

  static of(program: Program): Instance {
    return new Instance(program, null, new Set(Object.keys(program.modules)));
  }

  /** The same with other modules in some places; what these do not reach is run only once for both. */
  with(replaced: Program['modules']): Instance {
    const modules = { ...this.#program.modules, ...replaced };
    const own = importersOf(modules, Object.keys(replaced));
    return new Instance({ ...this.#program, modules }, this, own);
  }

  module(url: string): Partial<ProgramModule> {
    return this.#program.modules[url] ?? {};
  }

  /**
   * A transport to the exports.
   * @param rounds of all loops together that one call may take
   * @param spent told how many each call took
   */
  transport(rounds: number = ROUNDS_PER_CALL, spent?: (rounds: number) => void): Transport {
    const load: Load = (from, name, found, failed) => {
      const url = this.#program.exports[from][name];
      if (url === undefined) {
        failed(new Fault('missing', '', name));
        return;
      }
      let namespace: Namespace;
      try {
        namespace = this.#load(url);
      } catch (error) {
        failed(thrown('load', error));
        return;
      }
      found(namespace[name]);
    };
    const inner = overTarget(createTarget(load, memoryProbe()));
    return {
      request: async (request) => {
        fuel.left = rounds;
        const reply = await inner.request(request);
        spent?.(rounds - fuel.left);
        return reply;
      },
    };
  }

  #load(url: string): Namespace {
    if (this.#shared !== null && !this.#own.has(url)) return this.#shared.#load(url);
    const known = this.#loaded.get(url);
    if (known !== undefined) return known;
    const module = this.#program.modules[url];
    if (module === undefined) throw new Error(`${url} is not in the program`);
    const imported = (specifier: string): Namespace => {
      const target = module.imports[specifier];
      if (target === undefined) throw new Error(`'${specifier}' cannot be imported here`);
      return this.#load(target);
    };
    const namespace = bodyOf(url, module)(imported, fuel);
    this.#loaded.set(url, namespace);
    return namespace;
  }
}

/** The named modules and all that lead to them by import. */
function importersOf(modules: Program['modules'], urls: readonly string[]): ReadonlySet<string> {
  const found = new Set(urls);
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const [url, { imports }] of Object.entries(modules)) {
      if (Object.values(imports).some((target) => found.has(target))) found.add(url);
    }
  }
  return found;
}
