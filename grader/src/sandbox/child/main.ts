// The harness: the only trusted code beside the learner's. It loads before theirs, takes what it
// needs, scrubs the realm, then answers one request at a time until its input ends.
import type { Load, MemoryProbe } from '@tito/check/target';
import { createTarget, Fault, thrown } from '@tito/check/target';
import {
  decodeRequest,
  encodeReply,
  FRAME_HEAD_BYTES,
  FRAME_MAGIC,
  lengthOf,
  READY,
} from '../frame.ts';
import type { Program } from '../program.ts';
import { scrubRealm } from './realm.ts';

type Module = Readonly<Record<string, unknown>>;

/** What the boot code hands over; nothing else of the process is in reach. */
export interface Capabilities {
  readonly exports: Program['exports'];
  /** Runs a module and calls back once, when it has run. */
  readonly importModule: (
    url: string,
    imported: (module: Module) => void,
    failed: (error: unknown) => void,
  ) => void;
  readonly read: (bytes: Uint8Array, offset: number, length: number) => number;
  readonly write: (bytes: Uint8Array, offset: number, length: number) => number;
  readonly print: (text: string) => void;
  readonly setImmediate: (callback: () => void) => object;
  /** From now on, an error that nobody catches ends the process, and no word is said about it. */
  readonly endSilently: () => void;
  readonly collector:
    | undefined
    | {
        readonly gc: (options: object) => void;
        readonly getHeapStatistics: () => { external_memory: number; used_heap_size: number };
      };
}

const SafeArrayBuffer = ArrayBuffer;
const SafeUint8Array = Uint8Array;
const SafeUint32Array = Uint32Array;
const { create, defineProperties, getPrototypeOf, hasOwn, freeze, values } = Object;
const { ownKeys } = Reflect;

/**
 * Serves requests until the input ends. Between a request and its reply there are callbacks and no
 * promises; see `createTarget` for the reason.
 */
export function serve(capabilities: Capabilities): void {
  const { collector, read, write, print, setImmediate, endSilently } = capabilities;
  scrubRealm(print);
  shieldImmediates(setImmediate);
  const probe = collector === undefined ? undefined : probeOf(collector, setImmediate);
  const target = createTarget(loaderOf(capabilities), probe);
  const next = (): void => {
    const frame = readFrame(read);
    if (frame === null) return;
    const { id, request } = decodeRequest(frame.header, frame.body);
    target.handle(request, (reply) => {
      writeAll(encodeReply(id, reply), write);
      // A turn of the event loop: weak references are cleared between turns only.
      setImmediate(next);
    });
  };
  // Everything of ours has loaded. What goes wrong from here on is the submission's: under the given
  // classes may lie somebody's earlier modules.
  endSilently();
  writeAll(READY, write);
  loadGiven(capabilities, () => {
    if (probe === undefined) next();
    else probe.calibrate(next);
  });
}

/**
 * Node assigns a callback to a field of a new object. The fields are put on its prototype here, so that
 * a setter on Object.prototype is not handed the harness's callbacks.
 */
function shieldImmediates(setImmediate: Capabilities['setImmediate']): void {
  const immediate = setImmediate(() => undefined);
  const fields = ownKeys(immediate).map((key) => [key, ownValue(undefined)] as const);
  defineProperties(getPrototypeOf(immediate) as object, Object.fromEntries(fields));
}

/** A descriptor that inherits no field of its own. */
function ownValue(value: unknown): PropertyDescriptor {
  const descriptor = create(null) as PropertyDescriptor;
  descriptor.value = value;
  descriptor.writable = true;
  return descriptor;
}

/** Given classes stay as they are: a learner's code shares them with what it is measured against. */
function loadGiven({ exports, importModule }: Capabilities, done: () => void): void {
  const urls = values(exports.given);
  const url = urls[0];
  if (url === undefined) {
    done();
    return;
  }
  const freezeAll = (module: Module) => {
    for (const name in module) freezeExport(module[name]);
    done();
  };
  // What does not load here names itself when it is first asked for.
  importModule(url, freezeAll, done);
}

function freezeExport(exported: unknown): void {
  if (typeof exported !== 'function') return;
  freeze(exported);
  if (typeof exported.prototype === 'object') freeze(exported.prototype);
}

/** Remembers the modules: running one takes a promise, also where it has long been run. */
function loaderOf({ exports, importModule }: Capabilities): Load {
  const loaded = create(null) as Record<string, Module | undefined>;
  return (from, name, found, failed) => {
    const urls = exports[from];
    const url = hasOwn(urls, name) ? urls[name] : undefined;
    if (url === undefined) {
      failed(new Fault('missing', '', name));
      return;
    }
    const known = loaded[url];
    if (known !== undefined) {
      found(known[name]);
      return;
    }
    const imported = (module: Module) => {
      loaded[url] = module;
      found(module[name]);
    };
    importModule(url, imported, (error) => failed(thrown('load', error)));
  };
}

/** Collects the whole heap, and has done so when it returns. */
const ONCE = freeze({ __proto__: null, type: 'major', execution: 'sync', flavor: 'regular' });
/** The same until nothing more is found; what the engine keeps for later goes back to the system. */
const THOROUGH = freeze({
  __proto__: null,
  type: 'major',
  execution: 'sync',
  flavor: 'last-resort',
});

type Collector = NonNullable<Capabilities['collector']>;

interface Probe extends MemoryProbe {
  /** What is there now is not counted from now on. */
  calibrate(done: () => void): void;
}

/**
 * One collection is enough: no thread collects beside it (see `compose.ts`), so that all it finds unused
 * is given back when it returns. The counts are taken a turn of the event loop later.
 */
function probeOf(collector: Collector, setImmediate: Capabilities['setImmediate']): Probe {
  let arraysBefore = 0;
  let objectsBefore = 0;
  const count = (how: object, done: (arrays: number, objects: number) => void): void => {
    collector.gc(how);
    setImmediate(() => {
      const { external_memory, used_heap_size } = collector.getHeapStatistics();
      done(external_memory, used_heap_size);
    });
  };
  return {
    calibrate(done) {
      count(ONCE, (arrays, objects) => {
        arraysBefore = arrays;
        objectsBefore = objects;
        done();
      });
    },
    retainedBytes(thorough, done) {
      count(thorough ? THOROUGH : ONCE, (arrays, objects) =>
        done(arrays - arraysBefore, objects - objectsBefore),
      );
    },
  };
}

interface Frame {
  readonly header: Uint8Array;
  readonly body: Uint8Array;
}

function readFrame(read: Capabilities['read']): Frame | null {
  const buffer = new SafeArrayBuffer(FRAME_HEAD_BYTES);
  if (!fill(new SafeUint8Array(buffer), FRAME_HEAD_BYTES, read)) return null;
  const words = new SafeUint32Array(buffer);
  if (words[0] !== FRAME_MAGIC) return null;
  const headerBytes = words[1] ?? 0;
  const bodyBytes = words[2] ?? 0;
  const header = new SafeUint8Array(headerBytes);
  const body = new SafeUint8Array(bodyBytes);
  const isWhole = fill(header, headerBytes, read) && fill(body, bodyBytes, read);
  return isWhole ? { header, body } : null;
}

function fill(bytes: Uint8Array, length: number, read: Capabilities['read']): boolean {
  shield(bytes, length);
  let filled = 0;
  while (filled < length) {
    const count = read(bytes, filled, length - filled);
    if (count === 0) return false;
    filled += count;
  }
  return true;
}

function writeAll(bytes: Uint8Array, write: Capabilities['write']): void {
  const length = lengthOf(bytes);
  shield(bytes, length);
  let written = 0;
  while (written < length) written += write(bytes, written, length - written);
}

/**
 * Gives bytes the sizes that Node asks for as properties of their own. On the prototype the learner's
 * code may have put a getter, which would be handed the bytes of a reply and could change them.
 */
function shield(bytes: Uint8Array, length: number): void {
  const sizes = create(null) as PropertyDescriptorMap;
  sizes['length'] = ownValue(length);
  sizes['byteLength'] = ownValue(length);
  sizes['byteOffset'] = ownValue(0);
  defineProperties(bytes, sizes);
}
