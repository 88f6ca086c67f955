import { type FSWatcher, watch } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * Editors write in several steps; what happens within this time is one save. Nothing is lost if a step
 * comes later: what changed no text is told apart where the files are read.
 */
const SETTLE_MS = 10;

/** What was saved at once. */
export interface Save {
  /** When the first of it was, in the milliseconds of `performance.now()`. */
  readonly at: number;
  /** Paths below the watched folder, such as `src/qparams.ts`; whatever an editor writes beside is among them. */
  readonly files: readonly string[];
}

/** Hears of saves until it is closed. */
export interface Saves {
  close(): void;
}

/**
 * Tells when something below `src/` of a folder was saved. It looks at
 * folders: an editor that writes beside and renames leaves no watched file behind. When `src/` itself
 * is replaced, the new one is watched.
 */
export function watchSaves(
  folder: string,
  onSave: (save: Save) => void,
  onError: (error: Error) => void,
): Saves {
  let first: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  let source: FSWatcher | null = null;
  const files = new Set<string>();
  const settle = () => {
    const save = { at: first ?? performance.now(), files: [...files] };
    first = null;
    files.clear();
    onSave(save);
  };
  const changed = (name: string | null) => {
    first ??= performance.now();
    if (name !== null) files.add(['src', ...name.split(sep)].join('/'));
    clearTimeout(timer);
    timer = setTimeout(settle, SETTLE_MS);
  };
  const watchSource = () => {
    source?.close();
    source = open(join(folder, 'src'), { recursive: true }, changed, onError);
  };
  const above = open(
    folder,
    {},
    (name) => {
      if (name !== 'src') return;
      watchSource();
      changed(null);
    },
    onError,
  );
  watchSource();
  return {
    close: () => {
      clearTimeout(timer);
      above?.close();
      source?.close();
    },
  };
}

/** Null while there is no such folder. */
function open(
  folder: string,
  options: { readonly recursive?: boolean },
  onChange: (name: string | null) => void,
  onError: (error: Error) => void,
): FSWatcher | null {
  try {
    const watcher = watch(folder, options, (_event, name) => onChange(name));
    watcher.on('error', (error) => {
      if (!isGone(error)) onError(error);
    });
    return watcher;
  } catch (error) {
    if (error instanceof Error && !isGone(error)) onError(error);
    return null;
  }
}

function isGone(error: Error): boolean {
  return 'code' in error && error.code === 'ENOENT';
}
