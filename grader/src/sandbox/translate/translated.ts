/** A source file as JavaScript, with what it imports and exports; or why it is none. */
export type Translated = JavaScript | Untranslated;

export interface Untranslated {
  readonly error: string;
  /** Whether it is no ordinary mistake: the parser ended or did not finish. */
  readonly isParserFault?: true;
}

export interface JavaScript {
  readonly js: string;
  readonly imports: readonly string[];
  readonly exports: readonly string[];
}
