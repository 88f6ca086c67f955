import { readFileSync } from 'node:fs';
import { writeBeside } from '@tito/grader/plain';
import { z } from 'zod';
import { EnvironmentError } from '../errors.ts';
import { NO_PROGRESS, type Progress, ProgressFile } from './progress.ts';
import { say } from '../messages/index.ts';

/**
 * Reads the progress file; a missing one is an empty one.
 * @throws EnvironmentError if there is one that cannot be understood: it is never replaced unasked
 */
export function loadProgress(path: string): Progress {
  const text = readIfThere(path);
  if (text === null) return NO_PROGRESS;
  const parsed = ProgressFile.safeParse(parseJson(path, text));
  if (parsed.success) return parsed.data;
  return damaged(path, z.prettifyError(parsed.error).replaceAll(/\s+/g, ' '));
}

/** Reads, changes and writes in one go. */
export async function updateProgress(
  path: string,
  change: (progress: Progress) => Progress,
): Promise<void> {
  const text = JSON.stringify(change(loadProgress(path)), null, 2);
  try {
    await writeBeside(path, `${text}\n`);
  } catch (error) {
    throw new EnvironmentError(say.words.unwritable({ path, why: messageOf(error) }), [
      say.progress.nothingChanged,
    ]);
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new EnvironmentError(say.progress.unreadable({ path, why: messageOf(error) }), [
      say.progress.holdsProgress,
    ]);
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return damaged(path, messageOf(error));
  }
}

function damaged(path: string, why: string): never {
  throw new EnvironmentError(say.progress.damaged({ path, why }), [
    say.progress.notReplaced,
    `  mv '${path}' '${path}.damaged'`,
    say.progress.notAffected,
  ]);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
