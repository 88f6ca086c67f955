import { stripTypeScriptTypes } from 'node:module';
import { init, parse } from 'es-module-lexer';
import type { SourceFile } from '../../contracts.ts';
import { translate } from './translate.ts';
import type { Translated } from './translated.ts';

/**
 * Translates files of our own in this process, as Node itself does when it runs them. A file of
 * somebody else never comes here.
 */
export async function translateOwn(file: SourceFile): Promise<Translated> {
  await init();
  return quietly(() => translate(file, parse));
}

/** The same without its imports, and at once. */
export function stripOwn(text: string): string {
  return quietly(() => stripTypeScriptTypes(text));
}

/** Node warns once that its function may change; that is for us, and no user can act on it. */
function quietly<Result>(work: () => Result): Result {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
}
