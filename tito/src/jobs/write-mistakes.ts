import { join } from 'node:path';
import { loadCorpus, mistakesPath, WORKSPACE, writeBeside } from '@tito/grader';
import { isCurrent, tableOf, tableText, tryMistakes, Workbench } from '@tito/grader/authoring';
import { moduleNamed } from '../course.ts';
import { EnvironmentError } from '../errors.ts';
import type { MistakesWritten } from './events/results.ts';
import { say } from '../messages/index.ts';

export interface MistakesOptions {
  readonly module: string | undefined;
  /** Folder of hidden packs, when it is not the grader's own. */
  readonly checks: string | undefined;
}

/** Runs every mistake of a module's corpus on its public checks, and writes what they were answered. */
export async function writeMistakes(options: MistakesOptions): Promise<MistakesWritten> {
  const { checks = join(WORKSPACE, 'grader/checks') } = options;
  const module = moduleNamed(options.module);
  const corpus = await loadCorpus(module, checks);
  if (corpus === null) {
    throw new EnvironmentError(say.author.noCorpusToTry({ module: module.number }), [
      say.author.whereCorpus,
    ]);
  }
  const bench = await Workbench.open(module, checks);
  try {
    const steps = tryMistakes(bench, corpus);
    let step = await steps.next();
    while (step.done !== true) step = await steps.next();
    const table = tableOf(bench, step.value);
    const path = mistakesPath(module);
    const isChanged = !isCurrent(module, table);
    if (isChanged) await writeBeside(path, tableText(table));
    const { length: known } = table.mistakes;
    return { module, path, known, unseen: step.value.length - known, isChanged };
  } finally {
    bench.close();
  }
}
