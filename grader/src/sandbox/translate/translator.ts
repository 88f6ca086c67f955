import { createHash } from 'node:crypto';
import type { SourceFile } from '../../contracts.ts';
import { compose, partsOf } from '../isolation/compose.ts';
import type { Enclosure } from '../isolation.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { Parser } from './parser.ts';

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

const MAX_NESTING = 200;

/**
 * Translates TypeScript in processes of its own, because the text may be hostile and the parsers are
 * native code. The same text is translated once.
 *
 * Files of submissions get a parser each, an idle one or a new one, so that a file that is never parsed
 * keeps nobody waiting but its own submission: that asks for one file after the other, and so there
 * are no more parsers than submissions at a time. Files of our own wait for one parser.
 */
export class Translator {
  readonly #enclosure: Pick<Enclosure, 'launch'>;
  readonly #parserMs: number;
  readonly #most: number;
  readonly #cache = new Map<string, Promise<Translated>>();
  readonly #parsers: Parser[] = [];
  readonly #idle: Parser[] = [];
  readonly #waiting: ((parser: Parser) => void)[] = [];

  private constructor(enclosure: Pick<Enclosure, 'launch'>, parserMs: number, most: number) {
    this.#enclosure = enclosure;
    this.#parserMs = parserMs;
    this.#most = most;
  }

  static forOwnFiles(): Translator {
    return new Translator(FOR_OWN_FILES, DEFAULT_LIMITS.parserMs, 1);
  }

  static forSubmissions(
    enclosure: Pick<Enclosure, 'launch'>,
    { parserMs }: Pick<Limits, 'parserMs'>,
  ): Translator {
    return new Translator(enclosure, parserMs, Infinity);
  }

  translate(file: SourceFile): Promise<Translated> {
    const key = createHash('sha256').update(file.path).update('\0').update(file.text).digest('hex');
    const known = this.#cache.get(key);
    if (known !== undefined) return known;
    const result = this.#parse(file);
    this.#cache.set(key, result);
    return result;
  }

  close(): void {
    for (const parser of this.#parsers) parser.close();
  }

  async #parse(file: SourceFile): Promise<Translated> {
    const problem = tooBig(file);
    if (problem !== null) return { error: problem };
    const parser = await this.#take();
    const result = await parser.parse(file);
    this.#giveBack(parser);
    return result;
  }

  #take(): Parser | Promise<Parser> {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#parsers.length >= this.#most) {
      return new Promise((resolve) => {
        this.#waiting.push(resolve);
      });
    }
    const parser = new Parser(this.#enclosure, this.#parserMs);
    this.#parsers.push(parser);
    return parser;
  }

  #giveBack(parser: Parser): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(parser);
    else next(parser);
  }
}

/** Enough for hours of translating; a process that has used it up is replaced. */
const PROCESSOR_MS = 3_600_000;
const FOR_OWN_FILES: Pick<Enclosure, 'launch'> = {
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
