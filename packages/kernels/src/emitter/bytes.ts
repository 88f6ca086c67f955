/** Code and sections of a module, as they are put together. */
export type Bytes = readonly number[];

/** An unsigned integer in LEB128: seven bits per byte, the lowest first. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** A signed 32-bit integer in LEB128; bit 6 of the last byte is the sign. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const done = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

/** A vector of the binary format: the number of its items, then the items. */
export function vector(items: readonly Bytes[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

/** Bytes with their number before them. */
export function sized(bytes: Bytes): number[] {
  return [...unsigned(bytes.length), ...bytes];
}

/** A name: its characters, which are ASCII here. */
export function name(text: string): number[] {
  return sized(Array.from(text, (character) => character.charCodeAt(0)));
}
