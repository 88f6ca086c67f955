import { setImmediate as turn } from 'node:timers/promises';
import type { Corpus } from '../catalog/corpus.ts';
import type { Workbench } from './workbench.ts';

/** How thorough a run is. */
export interface Scope {
  /** The short form, for every run of the tests. */
  readonly isShort: boolean;
  /** Seeds that right answers are judged with. */
  readonly seeds: number;
}

/** How far a part has come. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What one part found. */
export interface PartResult {
  /** Counts, in the order in which they are told. */
  readonly figures: Readonly<Record<string, number>>;
  /** What has to be mended, a sentence each. Without any, all is well. */
  readonly problems: readonly string[];
  /** What is worth knowing and no fault. */
  readonly notes: readonly string[];
}

/** One question about the checks of a module. */
export type Part = (
  bench: Workbench,
  corpus: Corpus,
  scope: Scope,
) => AsyncGenerator<Progress, PartResult>;

/**
 * Does something with each item, and tells how many are done. A turn of the event loop lies between
 * two items: nothing else here waits, and a screen has to be drawn and Ctrl-C heard.
 */
export async function* forEach<T>(
  items: readonly T[],
  act: (item: T) => Promise<void>,
): AsyncGenerator<Progress, void> {
  for (const [i, item] of items.entries()) {
    await act(item);
    await turn();
    yield { done: i + 1, total: items.length };
  }
}
