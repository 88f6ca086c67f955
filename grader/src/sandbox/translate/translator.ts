import { createHash } from 'node:crypto';
import type { SourceFile } from '../../contracts.ts';
import { compose, partsOf } from '../isolation/compose.ts';
import type { Enclosure } from '../isolation.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { translateOwn } from './own-files.ts';
import { Parsers } from './parsers.ts';
import type { Translated } from './translated.ts';

const MAX_NESTING = 200;

/** The same text is translated once. */
export class Translator {
  readonly #work: (file: SourceFile) => Promise<Translated>;
  readonly #end: () => void;
  readonly #cache = new Map<string, Promise<Translated>>();

  private constructor(work: (file: SourceFile) => Promise<Translated>, end: () => void) {
    this.#work = work;
    this.#end = end;
  }

  /** For what the course itself is made of: in this process. */
  static forOwnFiles(): Translator {
    return new Translator(translateOwn, () => undefined);
  }

  /** For what others wrote: in processes that are kept apart as submissions are. */
  static forSubmissions(
    enclosure: Pick<Enclosure, 'launch'>,
    { parserMs }: Pick<Limits, 'parserMs'>,
  ): Translator {
    const parsers = new Parsers(enclosure, parserMs);
    return new Translator(
      (file) => parsers.parse(file),
      () => parsers.close(),
    );
  }

  /** The same before an isolation was opened. */
  static forHandingIn(): Translator {
    return Translator.forSubmissions(UNOPENED, DEFAULT_LIMITS);
  }

  translate(file: SourceFile): Promise<Translated> {
    const key = createHash('sha256').update(file.path).update('\0').update(file.text).digest('hex');
    const known = this.#cache.get(key);
    if (known !== undefined) return known;
    const problem = tooBig(file);
    const result = problem === null ? this.#work(file) : Promise.resolve({ error: problem });
    this.#cache.set(key, result);
    return result;
  }

  close(): void {
    this.#end();
  }
}

/** Enough for hours of translating; a process that has used it up is replaced. */
const PROCESSOR_MS = 3_600_000;
const UNOPENED: Pick<Enclosure, 'launch'> = {
  launch: (request) =>
    compose(partsOf('process', { ...DEFAULT_LIMITS, submissionMs: PROCESSOR_MS }, null), request),
};

/** What no parser should see: very long files, and brackets nested so deep that parsers overflow. */
function tooBig({ text }: SourceFile): string | null {
  const bytes = Buffer.byteLength(text);
  if (bytes > DEFAULT_LIMITS.sourceBytes) {
    return `is ${bytes} bytes; a source file may have ${DEFAULT_LIMITS.sourceBytes}`;
  }
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 40 || code === 91 || code === 123) depth++; // ( [ {
    if (code === 41 || code === 93 || code === 125) depth--; // ) ] }
    if (depth > MAX_NESTING) return `has brackets nested more than ${MAX_NESTING} deep`;
  }
  return null;
}
