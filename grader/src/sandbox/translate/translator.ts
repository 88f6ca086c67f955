import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { SourceFile } from '../../contracts.ts';
import { DEFAULT_LIMITS } from '../limits.ts';

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

const CHILD = join(import.meta.dirname, 'child.js');
const MAX_ATTEMPTS = 2;
const MAX_NESTING = 200;
/** For the first attempt, and twice as long for the second; a large file takes a tenth of it. */
const FILE_TIMEOUT_MS = 1_000;

/**
 * Translates TypeScript in a process of its own, because the text may be hostile and the parsers are
 * native code. A file that ends that process is tried once more in a fresh one, then blamed.
 * The same text is translated once.
 */
export class Translator {
  readonly #cache = new Map<string, Promise<Translated>>();
  readonly #queue: Job[] = [];
  #child: ChildProcess | null = null;
  #timer: NodeJS.Timeout | null = null;

  translate(file: SourceFile): Promise<Translated> {
    const key = createHash('sha256').update(file.path).update('\0').update(file.text).digest('hex');
    const known = this.#cache.get(key);
    if (known !== undefined) return known;
    const result = this.#enqueue(file);
    this.#cache.set(key, result);
    return result;
  }

  close(): void {
    this.#stopTimer();
    this.#child?.removeAllListeners();
    this.#child?.kill('SIGKILL');
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
    if (job === undefined) {
      this.#child?.unref();
      return;
    }
    job.attempts++;
    const child = this.#running();
    child.ref();
    this.#timer = setTimeout(() => child.kill('SIGKILL'), job.attempts * FILE_TIMEOUT_MS);
    child.stdin?.write(
      `${JSON.stringify({ id: 0, path: job.file.path, source: job.file.text })}\n`,
    );
  }

  #running(): ChildProcess {
    if (this.#child !== null) return this.#child;
    const child = spawn(process.execPath, childArguments(), {
      env: {},
      detached: true,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    createInterface({ input: child.stdout }).on('line', (line) => this.#answer(line));
    child.stdin.on('error', () => undefined); // the end of the process is what is acted on
    child.on('close', () => this.#retry());
    for (const stream of [child.stdin, child.stdout]) unrefStream(stream);
    this.#child = child;
    return child;
  }

  #answer(line: string): void {
    const parsed = Answer.safeParse(parseJson(line));
    if (!parsed.success) return void this.#child?.kill('SIGKILL');
    this.#stopTimer();
    this.#queue.shift()?.resolve(parsed.data);
    this.#next();
  }

  #retry(): void {
    this.#stopTimer();
    this.#child = null;
    const job = this.#queue[0];
    if (job === undefined) return;
    if (job.attempts >= MAX_ATTEMPTS) {
      this.#queue.shift();
      job.resolve({ error: 'cannot be parsed: it makes the parser fail', isParserFault: true });
    }
    this.#next();
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

function childArguments(): string[] {
  const lexer = dirname(
    dirname(realpathSync(createRequire(import.meta.url).resolve('es-module-lexer'))),
  );
  const readable = [
    CHILD,
    lexer,
    join(import.meta.dirname, '../../../node_modules/es-module-lexer'),
  ];
  return [
    '--permission',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    '--disable-sigusr1',
    '--no-warnings',
    '--max-old-space-size=512',
    CHILD,
  ];
}

/** Sockets of an idle translator do not keep the grader alive. */
function unrefStream(stream: unknown): void {
  if (typeof stream === 'object' && stream !== null && 'unref' in stream) {
    if (typeof stream.unref === 'function') stream.unref();
  }
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
