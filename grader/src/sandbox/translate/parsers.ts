import type { SourceFile } from '../../contracts.ts';
import type { Enclosure } from '../isolation.ts';
import { Parser } from './parser.ts';
import type { Translated } from './translated.ts';

/**
 * Translates in processes of its own, because the text may be hostile and the parsers are native code.
 *
 * Each file gets a parser for itself, an idle one or a new one, so that a file that is never parsed
 * keeps nobody waiting but its own submission: that asks for one file after the other, and so there
 * are no more parsers than submissions at a time.
 */
export class Parsers {
  readonly #enclosure: Pick<Enclosure, 'launch'>;
  readonly #fileMs: number;
  readonly #all: Parser[] = [];
  readonly #idle: Parser[] = [];

  /** @param fileMs processor time that one file may take */
  constructor(enclosure: Pick<Enclosure, 'launch'>, fileMs: number) {
    this.#enclosure = enclosure;
    this.#fileMs = fileMs;
  }

  async parse(file: SourceFile): Promise<Translated> {
    const parser = this.#idle.pop() ?? this.#started();
    const result = await parser.parse(file);
    this.#idle.push(parser);
    return result;
  }

  close(): void {
    for (const parser of this.#all) parser.close();
  }

  #started(): Parser {
    const parser = new Parser(this.#enclosure, this.#fileMs);
    this.#all.push(parser);
    return parser;
  }
}
