import type { Contract, Entry } from './contract.ts';
import { decode } from './decode.ts';
import { StudentFault } from './faults.ts';
import type { ObjectShape, Shape } from './schema.ts';
import type { Origin, Reply, Request, Transport, Wire } from './wire.ts';

type Values = Float32Array | Float64Array | Int8Array | Uint8Array | Int32Array;
type Plain = string | number | boolean | null | undefined | Values;

/** An object type with at least one method: such objects stay on their own side. */
type HasMethods<T> = true extends {
  [K in keyof T]: T[K] extends (...args: never[]) => unknown ? true : false;
}[keyof T]
  ? true
  : false;

/** A value as checks see it: data as it is, objects with methods as handles. */
export type Remoted<T> = T extends Plain
  ? T
  : T extends readonly (infer U)[]
    ? readonly Remoted<U>[]
    : HasMethods<T> extends true
      ? RemoteObject<T>
      : { readonly [K in keyof T]: Remoted<T[K]> };

type RemotedArgs<A extends readonly unknown[]> = { [K in keyof A]: Remoted<A[K]> };

/** A handle: methods and properties of an object on the other side, each a call that answers. */
export type RemoteObject<O> = {
  readonly [K in keyof O]: O[K] extends (...args: infer A) => infer R
    ? (...args: RemotedArgs<A>) => Promise<Remoted<R>>
    : () => Promise<Remoted<O[K]>>;
};

/** The exports of a module M, reached through a transport. */
export type Remote<M> = {
  readonly [K in keyof M]: M[K] extends new (...args: infer A) => infer O
    ? { create(...args: RemotedArgs<A>): Promise<RemoteObject<O>> }
    : M[K] extends (...args: infer A) => infer R
      ? (...args: RemotedArgs<A>) => Promise<Remoted<R>>
      : never;
};

/** One call and what came back, for tables of known mistakes. */
export interface CallTrace {
  readonly call: string;
  readonly args: readonly Wire[];
  readonly reply: Reply;
}

/** Memory that is in use, in bytes. */
export interface Retained {
  /** Of the buffers of typed arrays: exact. */
  readonly arrays: number;
  /** Of all other objects and of compiled code, which the engine makes when it sees fit. */
  readonly objects: number;
}

/** Both remotes of a module, with what concerns the objects behind their handles. */
export interface Connection {
  /** The remote of one origin. Plain functions in a plain object: never thenable, no traps. */
  remote<M>(from: Origin, contract: Contract<M>): Remote<M>;
  /** Lets the other side forget an object. */
  release(object: object): Promise<void>;
  /** Whether a released object is still reachable there; only where the collector can be asked. */
  isAlive(object: object): Promise<boolean>;
  /**
   * Bytes that the other side retains, after collection, beyond those before the learner's code was
   * loaded; only where the collector can be asked.
   * @param thorough collects until nothing more is found, and gives what the engine would keep for later
   * back to the system, which takes twice as long: before `processBytes` is read
   */
  retainedBytes(thorough?: 'thorough'): Promise<Retained>;
  /**
   * Private memory of the process on the other side as the operating system counts it, in bytes: not
   * that side's word. Null where the system does not say, or where there is no other process.
   */
  processBytes(): number | null;
}

/** Speaks requests over a transport, and holds the handles of what stayed on the other side. */
export function connect(transport: Transport, onCall?: (trace: CallTrace) => void): Connection {
  const handles = new WeakMap<object, number>();

  /** @param what the call in words, for sentences: `quantizeInt8()` */
  async function ask(request: Request, returns: Shape, what: string): Promise<unknown> {
    const reply = await transport.request(request);
    const args = 'args' in request ? request.args : [];
    if (onCall !== undefined) onCall({ call: what, args, reply });
    if (!reply.ok) throw toFault(reply, what, transport.placeOf?.(reply.stack ?? '') ?? null);
    return decode(reply.value, returns, what, adopt);
  }

  function adopt(handle: number, { members }: ObjectShape, what: string): object {
    const object: Record<string, unknown> = {};
    for (const [name, { access, returns }] of Object.entries(members)) {
      const member = access === 'call' ? `${what}.${name}()` : `${what}.${name}`;
      object[name] = (...values: readonly unknown[]) => {
        const args = encodeAll(values, handles);
        return ask({ op: 'member', handle, name, access, args, returns }, returns, member);
      };
    }
    handles.set(object, handle);
    return object;
  }

  function reach(from: Origin, name: string, entry: Entry): unknown {
    const isClass = entry.entry === 'class';
    const returns = isClass ? entry.instance : entry.returns;
    const [op, what] = isClass
      ? (['create', `new ${name}()`] as const)
      : (['call', `${name}()`] as const);
    const send = (...values: readonly unknown[]) => {
      const args = encodeAll(values, handles);
      return ask({ op, from, name, args, returns }, returns, what);
    };
    return isClass ? { create: send } : send;
  }

  const handleOf = (object: object) => handles.get(object) ?? 0;
  return {
    remote: <M>(from: Origin, contract: Contract<M>) =>
      // Each value is built from its own contract entry; the mapped type cannot be followed by the compiler.
      Object.fromEntries(
        Object.entries<Entry>(contract as Readonly<Record<string, Entry>>).map(([name, entry]) => [
          name,
          reach(from, name, entry),
        ]),
      ) as Remote<M>,
    release: async (object) => {
      await transport.request({ op: 'release', handle: handleOf(object) });
    },
    isAlive: async (object) =>
      (await ask({ op: 'is-alive', handle: handleOf(object) }, BOOLEAN, 'isAlive')) === true,
    retainedBytes: async (how) => {
      const request = { op: 'retained-bytes', thorough: how === 'thorough' } as const;
      const counts = await ask(request, NUMBERS, 'retainedBytes');
      const [arrays = NaN, objects = NaN] = Array.isArray(counts) ? counts.map(Number) : [];
      return { arrays, objects };
    },
    processBytes: () => transport.processBytes?.() ?? null,
  };
}

const BOOLEAN: Shape = { kind: 'boolean' };
const NUMBERS: Shape = { kind: 'list', item: { kind: 'number' } };

function encodeAll(args: readonly unknown[], handles: WeakMap<object, number>): Wire[] {
  return args.map((arg) => encode(arg, handles));
}

/** Arguments are ours: their form is known, and an object without a handle is plain data. */
function encode(value: unknown, handles: WeakMap<object, number>): Wire {
  if (typeof value !== 'object' || value === null) return value as Wire;
  const id = handles.get(value);
  if (id !== undefined) return { wire: 'handle', id };
  if (Array.isArray(value)) return { wire: 'list', items: encodeAll(value, handles) };
  if (ArrayBuffer.isView(value)) {
    const data = value as Values;
    return { wire: 'array', type: data[Symbol.toStringTag], data, spareBytes: 0 };
  }
  const entries = Object.entries(value);
  return {
    wire: 'record',
    names: entries.map(([name]) => name),
    values: entries.map(([, field]) => encode(field, handles)),
  };
}

function toFault(
  { fault, name, message }: Reply & { ok: false },
  what: string,
  place: string | null,
): StudentFault {
  switch (fault) {
    case 'not-implemented':
      return new StudentFault('not-run', `${what} is not written yet.`, { isToDo: true });
    case 'missing':
      return new StudentFault('failed', `No function ${message} is exported.`, {
        plain: `${what} is not there.`,
      });
    case 'load': // What is thrown while a file loads answers no call: `thrown` stays empty.
      return new StudentFault('errored', place === null ? message : `${place}: ${message}`, {
        plain: 'A file does not load.',
      });
    case 'unsupported':
      throw new Error(`${what}: the transport has no garbage collector to ask`);
    case 'threw':
      return new StudentFault('errored', `${what} threw ${name}: ${message}${at(place)}`, {
        thrown: name,
        plain: LANGUAGE_ERRORS.has(name) ? `${what} threw ${name}.` : `${what} threw an error.`,
      });
  }
}

function at(place: string | null): string {
  return place === null ? '' : ` (${place})`;
}

const LANGUAGE_ERRORS: ReadonlySet<string> = new Set([
  'Error',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
]);
