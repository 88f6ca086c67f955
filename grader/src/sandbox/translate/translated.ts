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
  /** Whether it may export more than these names: all that some other file does. */
  readonly exportsMore: boolean;
  /** What it imports by name, as far as the text says so plainly; each file that it imports of. */
  readonly named: readonly NamedImport[];
}

export interface NamedImport {
  readonly from: string;
  readonly names: readonly string[];
}
