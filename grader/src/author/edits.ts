/** Source texts by file name: `qparams.ts`. */
export type Files = Readonly<Record<string, string>>;

/** One replacement in one file of the model solution. */
export interface Edit {
  /** `qparams.ts` */
  readonly file: string;
  /** Occurs exactly once in the file at the time of the edit. */
  readonly find: string;
  readonly replace: string;
}

export function edit(file: string, find: string, replace: string): Edit {
  return { file, find, replace };
}

/**
 * The files with the edits made, in order.
 *
 * @throws {Error} if an edit's text does not occur exactly once: the solution has changed under it.
 */
export function applyEdits(files: Files, edits: readonly Edit[]): Files {
  return edits.reduce(applyEdit, files);
}

function applyEdit(files: Files, { file, find, replace }: Edit): Files {
  const text = files[file];
  if (text === undefined) throw new Error(`edit: there is no file ${file}`);
  const parts = text.split(find);
  if (parts.length !== 2) {
    throw new Error(`edit: ${file} has ${parts.length - 1} times, not once:\n${find}`);
  }
  return { ...files, [file]: parts.join(replace) };
}

/** What a variant, a mistake or an attack changes. */
export interface Change {
  readonly base?: readonly Edit[];
  readonly edits: readonly Edit[];
  readonly files?: Files;
}

/** The files with a change made: its own files laid over them, then its edits. */
export function changed(files: Files, { base = [], edits, files: own = {} }: Change): Files {
  return applyEdits({ ...files, ...own }, [...base, ...edits]);
}

/** A wrong answer that people give, as edits of the model solution. */
export interface Mistake {
  /** `uint8-zero-point`; checks name it in `mustFail`. */
  readonly id: string;
  /** The task whose checks have to catch it. */
  readonly task: string;
  /** What tito tells a learner whose code behaves like this. */
  readonly sentence: string;
  readonly edits: readonly Edit[];
}

/** A correct answer in another style, as edits of the model solution: full marks. */
export interface Variant {
  readonly id: string;
  /** Why somebody writes it like this, or what a check could wrongly hold against it. */
  readonly why: string;
  readonly edits: readonly Edit[];
  /** Files beside those of the solution, or in their place. */
  readonly files?: Files;
}
