// The part of the WebAssembly API that the kernels use. TypeScript declares it together with
// everything else that a page has, which these packages do without.

/** A compiled module. */
export interface WasmModule {
  readonly [Symbol.toStringTag]: string;
}

/** A linear memory, in pages of 64 kB. */
export interface WasmMemory {
  /** Another object after the memory has grown. */
  readonly buffer: ArrayBufferLike;
  grow(pages: number): number;
}

interface Api {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => WasmModule;
  readonly Instance: new (
    module: WasmModule,
    imports: { readonly env: { readonly memory: WasmMemory } },
  ) => { readonly exports: unknown };
  readonly Memory: new (pages: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared?: boolean;
  }) => WasmMemory;
  validate(bytes: Uint8Array<ArrayBuffer>): boolean;
  compile(bytes: Uint8Array<ArrayBuffer>): Promise<WasmModule>;
}

declare const WebAssembly: Api;

/** The engine's own. */
export const webAssembly: Api = WebAssembly;
