import type { ArrayName, Shape } from './schema.ts';

/** What crosses between the two sides: plain data, never a live object. */
export type Wire =
  | null
  | undefined
  | boolean
  | number
  | string
  | WireArray
  | WireList
  | WireRecord
  | WireHandle
  | WireUnfit;

export interface WireArray {
  readonly wire: 'array';
  readonly type: ArrayName;
  readonly data: Float32Array | Float64Array | Int8Array | Uint8Array | Int32Array;
  /** Bytes of the array's buffer that the array does not cover: 0 when it owns its memory. */
  readonly spareBytes: number;
}

export interface WireList {
  readonly wire: 'list';
  readonly items: readonly Wire[];
}

export interface WireRecord {
  readonly wire: 'record';
  readonly names: readonly string[];
  readonly values: readonly Wire[];
}

/** Stands for an object that stayed on its own side. */
export interface WireHandle {
  readonly wire: 'handle';
  readonly id: number;
}

/** The value had another form than its shape; `is` says in words which one. */
export interface WireUnfit {
  readonly wire: 'unfit';
  readonly is: string;
}

/** Whose export a request names. */
export type Origin = 'student' | 'given';

export type Request =
  | {
      readonly op: 'call' | 'create';
      readonly from: Origin;
      readonly name: string;
      readonly args: readonly Wire[];
      readonly returns: Shape;
    }
  | {
      readonly op: 'member';
      readonly handle: number;
      readonly name: string;
      readonly access: 'get' | 'call';
      readonly args: readonly Wire[];
      readonly returns: Shape;
    }
  | { readonly op: 'release'; readonly handle: number }
  | { readonly op: 'is-alive'; readonly handle: number }
  | { readonly op: 'retained-bytes'; readonly thorough: boolean };

/** Why a call gave no value. All of it is the learner's side speaking. */
export type FaultKind = 'threw' | 'not-implemented' | 'missing' | 'load' | 'unsupported';

export type Reply =
  | { readonly ok: true; readonly value: Wire }
  | {
      readonly ok: false;
      readonly fault: FaultKind;
      readonly name: string;
      readonly message: string;
      /** Where it was thrown, as the engine says, or as the code wants it said: read by `placeOf` only. */
      readonly stack?: string;
    };

/** Carries a request to the side that holds the code, and its reply back. */
export interface Transport {
  request(request: Request): Promise<Reply>;
  /** See `Connection.processBytes`; a transport without a process of its own leaves it out. */
  processBytes?(): number | null;
  /**
   * The first place of the learner's own files that a stack names: `src/qparams.ts, line 12`. The text may be
   * forged, so no more of it is repeated, and nothing is decided by it.
   */
  placeOf?(stack: string): string | null;
}
