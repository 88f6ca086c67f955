import { FRAME_HEAD_BYTES, FRAME_MAGIC, FrameError } from './frame.ts';
import type { Limits } from './limits.ts';

export interface RawFrame {
  readonly header: Uint8Array;
  readonly body: Uint8Array;
}

/** Cuts a stream of bytes into frames, and refuses sizes beyond the limits before they are read. */
export class FrameReader {
  readonly #limits: Pick<Limits, 'replyHeaderBytes' | 'replyBodyBytes'>;
  #chunks: Buffer[] = [];
  #available = 0;
  #head: { readonly headerBytes: number; readonly bodyBytes: number } | null = null;

  constructor(limits: Pick<Limits, 'replyHeaderBytes' | 'replyBodyBytes'>) {
    this.#limits = limits;
  }

  /** Takes a chunk; returns the frames that it completes. @throws {FrameError} on a bad head */
  push(chunk: Buffer): readonly RawFrame[] {
    this.#chunks.push(chunk);
    this.#available += chunk.length;
    const frames: RawFrame[] = [];
    for (let frame = this.#next(); frame !== null; frame = this.#next()) frames.push(frame);
    return frames;
  }

  #next(): RawFrame | null {
    if (this.#head === null) {
      if (this.#available < FRAME_HEAD_BYTES) return null;
      this.#head = this.#readHead(this.#take(FRAME_HEAD_BYTES));
    }
    const { headerBytes, bodyBytes } = this.#head;
    if (this.#available < headerBytes + bodyBytes) return null;
    this.#head = null;
    return { header: this.#take(headerBytes), body: this.#take(bodyBytes) };
  }

  #readHead(bytes: Buffer): { headerBytes: number; bodyBytes: number } {
    const headerBytes = bytes.readUInt32LE(4);
    const bodyBytes = bytes.readUInt32LE(8);
    if (bytes.readUInt32LE(0) !== FRAME_MAGIC) throw new FrameError('a reply has no frame');
    if (headerBytes > this.#limits.replyHeaderBytes || bodyBytes > this.#limits.replyBodyBytes) {
      throw new FrameError(`a reply of ${headerBytes + bodyBytes} bytes is too large`);
    }
    return { headerBytes, bodyBytes };
  }

  #take(length: number): Buffer {
    const all = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks);
    this.#chunks = all.length > length ? [all.subarray(length)] : [];
    this.#available -= length;
    return all.subarray(0, length);
  }
}
