import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { formatShape, fromData, sizeOf } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';

/** The element type code of unsigned bytes; the format has others, MNIST does not use them. */
const unsignedByte = 0x08;

/**
 * Reads a file in the IDX format with unsigned bytes, such as MNIST's: two zero bytes, the element
 * type, the number of dimensions, each extent as a big-endian 32-bit integer, then the elements in
 * row-major order. A gzip file is recognised by its content, whatever its name.
 *
 * Shapes: MNIST's images give [n, 28, 28], its labels [n].
 * Source: http://yann.lecun.com/exdb/mnist, "the IDX file format".
 *
 * @throws {RangeError} which names the file, what was expected and what was found: file missing or
 * unreadable, damaged gzip, wrong magic number, other element type, too short, too long.
 */
export function readIdx(path: string): Tensor<'uint8'> {
  const bytes = unpacked(path, contentOf(path));
  const shape = shapeIn(path, bytes);
  const start = headerLength(shape.length);
  const expected = start + sizeOf(shape);
  if (bytes.length !== expected) {
    const fault = bytes.length < expected ? 'truncated' : 'overlong';
    refuse(path, `${expected} bytes for shape ${formatShape(shape)}`, `${bytes.length} (${fault})`);
  }
  return fromData(new Uint8Array(bytes.subarray(start)), shape);
}

function headerLength(rank: number): number {
  return 4 + 4 * rank;
}

function contentOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    return refuse(path, 'a readable file', messageOf(error), error);
  }
}

function unpacked(path: string, bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch (error) {
    return refuse(path, 'an intact gzip file', messageOf(error), error);
  }
}

function shapeIn(path: string, bytes: Uint8Array): number[] {
  const magic = `0x${Array.from(bytes.subarray(0, 4), hex).join('')}`;
  const [zero0, zero1, type, rank] = bytes;
  if (bytes.length < 4 || zero0 !== 0 || zero1 !== 0) {
    refuse(path, 'an IDX magic number, 0x0000 then type and rank', magic);
  }
  if (type !== unsignedByte) refuse(path, 'element type 0x08 (unsigned byte)', `0x${hex(type)}`);
  if (bytes.length < headerLength(rank)) {
    refuse(path, `a header of ${headerLength(rank)} bytes`, `${bytes.length} (truncated)`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Array.from({ length: rank }, (_, axis) => view.getUint32(headerLength(axis)));
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function refuse(path: string, expected: string, found: string, cause?: unknown): never {
  throw new RangeError(`readIdx: ${path}: expected ${expected}, found ${found}`, { cause });
}
