import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { SourceFile } from '../../contracts.ts';
import { watchDeadline } from '../deadline.ts';
import type { Enclosure } from '../isolation.ts';
import { killSession, startProcess } from '../start.ts';
import { stripOwn } from './own-files.ts';
import type { Translated } from './translated.ts';

const Answer = z.union([
  z.object({
    js: z.string(),
    imports: z.string().array(),
    exports: z.string().array(),
    exportsMore: z.boolean(),
    named: z.object({ from: z.string(), names: z.string().array() }).array(),
  }),
  z.object({ error: z.string() }),
]);

/** How the process of a parser ended instead of answering. */
type Ending = 'ended' | 'out of time';

const CHILD = readFileSync(join(import.meta.dirname, 'child.js'), 'utf8');
const MAX_ATTEMPTS = 2;

/**
 * One process that parses one file at a time, so that it is known which file ended it. It is started
 * when it is first needed, and anew after an end.
 */
export class Parser {
  readonly #enclosure: Pick<Enclosure, 'launch'>;
  readonly #fileMs: number;
  #child: ChildProcess | null = null;
  #settle: (outcome: Translated | Ending) => void = () => undefined;
  #stopWatching = (): void => undefined;

  /** @param fileMs processor time that one file may take */
  constructor(enclosure: Pick<Enclosure, 'launch'>, fileMs: number) {
    this.#enclosure = enclosure;
    this.#fileMs = fileMs;
  }

  /**
   * Parses a file; the last one has to be done. What ends the process is tried once more in a fresh
   * one: an earlier file may have damaged it. What takes too long would take it again.
   */
  async parse(file: SourceFile): Promise<Translated> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const outcome = await this.#attempt(file);
      if (typeof outcome !== 'string') return outcome;
      if (outcome === 'out of time') {
        return {
          error: 'cannot be parsed: it keeps the parser busy too long',
          isParserFault: true,
        };
      }
    }
    return { error: 'cannot be parsed: it makes the parser fail', isParserFault: true };
  }

  close(): void {
    this.#stopWatching();
    this.#child?.removeAllListeners();
    if (this.#child !== null) killSession(this.#child);
    this.#child = null;
  }

  #attempt({ path, text }: SourceFile): Promise<Translated | Ending> {
    const child = this.#running();
    return new Promise((resolve) => {
      this.#settle = (outcome) => {
        this.#stopWatching();
        resolve(outcome);
      };
      // Watched until the answer or the process's end is known: that is what the grader stays alive for.
      this.#stopWatching = watchDeadline('processor', this.#fileMs, child.pid, () => {
        this.#end(child, 'out of time');
      });
      requestsOf(child).write(`${JSON.stringify({ path, text })}\n`);
    });
  }

  #running(): ChildProcess {
    if (this.#child !== null) return this.#child;
    const child = startProcess(this.#enclosure.launch({ source: CHILD, collector: false }));
    const [requests, answers] = [requestsOf(child), child.stdio[4] as Readable];
    createInterface({ input: answers }).on('line', (line) => this.#answer(child, line));
    requests.on('error', () => undefined); // the end of the process is what is acted on
    requests.write(`${JSON.stringify(textsOfChild())}\n`);
    child.on('error', () => this.#end(child, 'ended'));
    child.on('close', () => this.#end(child, 'ended'));
    letGo(child);
    this.#child = child;
    return child;
  }

  #answer(child: ChildProcess, line: string): void {
    const parsed = Answer.safeParse(parseJson(line));
    if (parsed.success) this.#settle(parsed.data);
    else this.#end(child, 'ended');
  }

  #end(child: ChildProcess, ending: Ending): void {
    if (child !== this.#child) return;
    this.#child = null;
    killSession(child);
    this.#settle(ending);
  }
}

/** What the process runs beside its own text. */
function textsOfChild(): { readonly lexer: string; readonly translate: string } {
  const lexer = fileURLToPath(import.meta.resolve('es-module-lexer'));
  const translate = join(import.meta.dirname, 'translate.ts');
  return {
    lexer: readFileSync(lexer, 'utf8'),
    translate: stripOwn(readFileSync(translate, 'utf8')),
  };
}

function requestsOf(child: ChildProcess): Writable {
  return child.stdio[3] as Writable;
}

/** An idle parser does not keep the grader alive. */
function letGo(child: ChildProcess): void {
  child.unref();
  for (const stream of child.stdio) if (stream instanceof Socket) stream.unref();
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
