/** A module as text, with every specifier that it may import already resolved. */
export interface ProgramModule {
  /** JavaScript. */
  readonly source: string;
  /** Specifier as written, to the URL of a module of the same program. Nothing else resolves. */
  readonly imports: Readonly<Record<string, string>>;
}

/** All code that a sandboxed process will ever load, as data. */
export interface Program {
  readonly modules: Readonly<Record<string, ProgramModule>>;
  /** Where each export that may be called is found: name to module URL. */
  readonly exports: {
    readonly student: Readonly<Record<string, string>>;
    readonly given: Readonly<Record<string, string>>;
  };
}

/** A module that fails to load with a sentence, so that only what needs it fails: no line of it is anybody's. */
export function failingModule(error: 'Error' | 'SyntaxError', sentence: string): ProgramModule {
  const thrown = `{ name: '${error}', message: ${JSON.stringify(sentence)}, stack: '' }`;
  return { source: `throw ${thrown};`, imports: {} };
}
