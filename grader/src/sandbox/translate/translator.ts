import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { SourceFile } from '../../contracts.ts';
import { watchDeadline } from '../deadline.ts';
import { compose, partsOf } from '../isolation/compose.ts';
import type { Enclosure } from '../isolation.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { killSession, startProcess } from '../start.ts';

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

const Answer = z.union([
  z.object({
    id: z.number(),
    js: z.string(),
    imports: z.string().array(),
    exports: z.string().array(),
  }),
  z.object({ id: z.number(), error: z.string() }),
]);

interface Job {
  readonly file: SourceFile;
  readonly resolve: (result: Translated) => void;
  attempts: number;
}

const CHILD = readFileSync(join(import.meta.dirname, 'child.js'), 'utf8');
const LEXER = readFileSync(fileURLToPath(import.meta.resolve('es-module-lexer')), 'utf8');
const MAX_ATTEMPTS = 2;
const MAX_NESTING = 200;
/** Processor time of the first attempt, and twice as much for the second; a large file takes a tenth. */
const FILE_PROCESSOR_MS = 1_000;

/**
 * Translates TypeScript in a process of its own, because the text may be hostile and the parsers are
 * native code. A file that ends that process is tried once more in a fresh one, then blamed.
 * The same text is translated once.
 */
export class Translator {
  readonly #enclosure: Pick<Enclosure, 'launch'>;
  readonly #cache = new Map<string, Promise<Translated>>();
  readonly #queue: Job[] = [];
  #child: ChildProcess | null = null;
  #stopWatching = (): void => undefined;

  /** @param enclosure where the parsers run; by default one for files of our own */
  constructor(enclosure: Pick<Enclosure, 'launch'> = FOR_OWN_FILES) {
    this.#enclosure = enclosure;
  }

  translate(file: SourceFile): Promise<Translated> {
    const key = createHash('sha256').update(file.path).update('\0').update(file.text).digest('hex');
    const known = this.#cache.get(key);
    if (known !== undefined) return known;
    const result = this.#enqueue(file);
    this.#cache.set(key, result);
    return result;
  }

  close(): void {
    this.#stopWatching();
    this.#child?.removeAllListeners();
    if (this.#child !== null) killSession(this.#child);
    this.#child = null;
  }

  #enqueue(file: SourceFile): Promise<Translated> {
    const problem = tooBig(file);
    if (problem !== null) return Promise.resolve({ error: problem });
    return new Promise((resolve) => {
      this.#queue.push({ file, resolve, attempts: 0 });
      if (this.#queue.length === 1) this.#next();
    });
  }

  /** One file at a time: when the process ends, it is known which file ended it. */
  #next(): void {
    const job = this.#queue[0];
    if (job === undefined) return;
    job.attempts++;
    const child = this.#running();
    // Watched until the answer or the process's end is known: that is what the grader stays alive for.
    const limitMs = job.attempts * FILE_PROCESSOR_MS;
    this.#stopWatching = watchDeadline('processor', limitMs, child.pid, () => killSession(child));
    requestsOf(child).write(
      `${JSON.stringify({ id: 0, path: job.file.path, source: job.file.text })}\n`,
    );
  }

  #running(): ChildProcess {
    if (this.#child !== null) return this.#child;
    const child = startProcess(this.#enclosure.launch({ source: CHILD, collector: false }));
    const [requests, answers] = [requestsOf(child), child.stdio[4] as Readable];
    createInterface({ input: answers }).on('line', (line) => this.#answer(line));
    requests.on('error', () => undefined); // the end of the process is what is acted on
    requests.write(`${JSON.stringify(LEXER)}\n`);
    child.on('close', () => this.#retry());
    letGo(child);
    this.#child = child;
    return child;
  }

  #answer(line: string): void {
    const parsed = Answer.safeParse(parseJson(line));
    if (!parsed.success) return void (this.#child !== null && killSession(this.#child));
    this.#stopWatching();
    this.#queue.shift()?.resolve(parsed.data);
    this.#next();
  }

  #retry(): void {
    this.#stopWatching();
    this.#child = null;
    const job = this.#queue[0];
    if (job === undefined) return;
    if (job.attempts >= MAX_ATTEMPTS) {
      this.#queue.shift();
      job.resolve({ error: 'cannot be parsed: it makes the parser fail', isParserFault: true });
    }
    this.#next();
  }
}

/** Enough for hours of translating; a process that has used it up is replaced. */
const PROCESSOR_MS = 3_600_000;
const FOR_OWN_FILES: Pick<Enclosure, 'launch'> = {
  launch: (request) =>
    compose(partsOf('process', { ...DEFAULT_LIMITS, submissionMs: PROCESSOR_MS }, null), request),
};

function requestsOf(child: ChildProcess): Writable {
  return child.stdio[3] as Writable;
}

/** An idle translator does not keep the grader alive. */
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
