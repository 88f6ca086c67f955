const HEADER_BYTES = 8;
const IMPORT_SECTION = 2;
/** The import of a memory: `env.memory`, kind 2, limits of the first flag and a smallest size of one page. */
const OWN = [3, ...ascii('env'), 6, ...ascii('memory'), 2, 0x00, 1];
/** The same for a shared one, which also says its largest size: 65 536 pages, in LEB128. */
const SHARED = [...OWN.slice(0, -2), 0x03, 1, 0x80, 0x80, 0x04];

/**
 * A module of ours as one over a memory that threads share. Only the import differs: the instructions
 * are the same.
 *
 * @throws {Error} if the module does not import a memory as ours do.
 */
export function overSharedMemory(module: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  for (let at = HEADER_BYTES; at < module.length;) {
    const [size, start] = unsigned(module, at + 1);
    if (module[at] === IMPORT_SECTION) {
      const was = [1, ...OWN];
      if (size !== was.length || was.some((byte, i) => module[start + i] !== byte)) break;
      const section = [IMPORT_SECTION, SHARED.length + 1, 1, ...SHARED];
      return Uint8Array.from([
        ...module.subarray(0, at),
        ...section,
        ...module.subarray(start + size),
      ]);
    }
    at = start + size;
  }
  throw new Error('threads: the module does not import one memory of its own as env.memory');
}

/** An unsigned number in LEB128, and where what follows it begins. */
function unsigned(bytes: Uint8Array, start: number): readonly [value: number, end: number] {
  let value = 0;
  let at = start;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) << shift;
    if (byte < 0x80) return [value, at];
  }
}

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
