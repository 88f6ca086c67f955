// The harness: the only trusted code beside the learner's. It loads before theirs, takes what it
// needs, scrubs the realm, then answers one request at a time until its input ends.
import type { Load, MemoryProbe } from '@tito/check/target';
import { createTarget, Fault, thrown } from '@tito/check/target';
import { decodeRequest, encodeReply, FRAME_HEAD_BYTES, FRAME_MAGIC } from '../frame.ts';
import type { Program } from '../program.ts';
import { scrubRealm } from './realm.ts';

/** What the boot code hands over; nothing else of the process is in reach. */
export interface Capabilities {
  readonly exports: Program['exports'];
  readonly importModule: (url: string) => Promise<Record<string, unknown>>;
  readonly read: (bytes: Uint8Array, offset: number, length: number) => number;
  readonly write: (bytes: Uint8Array, offset: number, length: number) => number;
  readonly print: (text: string) => void;
  readonly collector:
    | undefined
    | {
        readonly gc: () => void;
        readonly setImmediate: (callback: () => void) => void;
        readonly getHeapStatistics: () => { external_memory: number; used_heap_size: number };
      };
}

const SafeUint8Array = Uint8Array;
const SafeUint32Array = Uint32Array;
const SafePromise = Promise;
const { hasOwn } = Object;
const { abs } = Math;
const MAX_COLLECTIONS = 30;
const STEADY_COLLECTIONS = 2;
const STEADY_BYTES = 4_096;

/** Serves requests until the input ends. */
export async function serve(capabilities: Capabilities): Promise<void> {
  const { collector, read, write, print } = capabilities;
  scrubRealm(print);
  const target = createTarget(loaderOf(capabilities), collector && probeOf(collector));
  for (;;) {
    const frame = readFrame(read);
    if (frame === null) return;
    const { id, request } = decodeRequest(frame.header, frame.body);
    const reply = encodeReply(id, await target.handle(request));
    writeAll(reply, write);
    // Weak references are cleared only between turns of the event loop.
    if (collector !== undefined) await turn(collector);
  }
}

function loaderOf({ exports, importModule }: Capabilities): Load {
  return async (from, name) => {
    const urls = exports[from];
    const url = hasOwn(urls, name) ? urls[name] : undefined;
    if (url === undefined) throw new Fault('missing', '', name);
    const module = await importOrFault(url, importModule);
    return module[name];
  };
}

async function importOrFault(
  url: string,
  importModule: Capabilities['importModule'],
): Promise<Record<string, unknown>> {
  try {
    return await importModule(url);
  } catch (error) {
    throw thrown('load', error);
  }
}

type Collector = NonNullable<Capabilities['collector']>;

function turn({ setImmediate }: Collector): Promise<void> {
  return new SafePromise((resolve) => setImmediate(resolve));
}

function probeOf(collector: Collector): MemoryProbe {
  return {
    // Array memory is given back by a thread of its own, some time after the collection that found
    // it unused. So collect until the count no longer changes.
    async retainedBytes() {
      let bytes = await collect(collector);
      let steady = 0;
      for (let i = 0; i < MAX_COLLECTIONS && steady < STEADY_COLLECTIONS; i++) {
        const next = await collect(collector);
        steady = abs(next - bytes) <= STEADY_BYTES ? steady + 1 : 0;
        bytes = next;
      }
      return bytes;
    },
  };
}

async function collect(collector: Collector): Promise<number> {
  collector.gc();
  await turn(collector);
  const { external_memory, used_heap_size } = collector.getHeapStatistics();
  return external_memory + used_heap_size;
}

interface Frame {
  readonly header: Uint8Array;
  readonly body: Uint8Array;
}

function readFrame(read: Capabilities['read']): Frame | null {
  const head = new SafeUint8Array(FRAME_HEAD_BYTES);
  if (!fill(head, read)) return null;
  const words = new SafeUint32Array(head.buffer);
  if (words[0] !== FRAME_MAGIC) return null;
  const header = new SafeUint8Array(words[1] ?? 0);
  const body = new SafeUint8Array(words[2] ?? 0);
  return fill(header, read) && fill(body, read) ? { header, body } : null;
}

function fill(bytes: Uint8Array, read: Capabilities['read']): boolean {
  let filled = 0;
  while (filled < bytes.length) {
    const count = read(bytes, filled, bytes.length - filled);
    if (count === 0) return false;
    filled += count;
  }
  return true;
}

function writeAll(bytes: Uint8Array, write: Capabilities['write']): void {
  let written = 0;
  while (written < bytes.length) written += write(bytes, written, bytes.length - written);
}
