import type { Corpus } from '../catalog/corpus.ts';
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import type { MistakeTable } from '../diagnosis/table.ts';
import { Instance } from './instance.ts';
import {
  diagnosisOf,
  isCurrent,
  isSeen,
  runPublic,
  tableOf,
  type TriedMistake,
  tryMistakes,
} from './mistake-table.ts';
import type { Part } from './part.ts';
import { throwersOf } from './throwers.ts';
import type { Workbench } from './workbench.ts';

/**
 * Whether the table of known mistakes names each of them: every mistake that public checks of its task
 * see is named for certain, no right answer is, nor code that only throws, and the table that learners
 * have is the one that the corpus makes now. Two mistakes with the same answers are told as one of two.
 */
export const confusion: Part = async function* (bench, corpus) {
  const tried = yield* tryMistakes(bench, corpus);
  const table = tableOf(bench, tried);
  const seen = tried.filter(isSeen);
  const named = seen.map((run) => ({ run, found: ownDiagnosis(bench, table, run) }));
  const unnamed = named.filter(({ run, found }) => !isNamed(run, found));
  const alike = named.flatMap(({ found }) =>
    found !== undefined && found.sentences.length > 1 ? [found.ids.join(', ')] : [],
  );
  const unseen = tried.filter((run) => !isSeen(run)).map(({ mistake }) => mistake.id);
  const outdated = isCurrent(bench.module, table) ? [] : [outdatedSentence(bench)];
  return {
    figures: {
      mistakes: tried.length,
      named: seen.length - unnamed.length,
      'seen by hidden checks only': unseen.length,
      confused: alike.length,
    },
    problems: [
      ...unnamed.map(({ run }) => `${run.mistake.id} is not named: too many have its answers`),
      ...(await falseAlarms(bench, corpus, table)),
      ...(await guesses(bench, table)),
      ...outdated,
    ],
    notes: [
      ...(unseen.length === 0 ? [] : [`seen by hidden checks only: ${unseen.join(', ')}`]),
      ...[...new Set(alike)].map((ids) => `the same to the public checks: ${ids}`),
    ],
  };
};

function ownDiagnosis(
  bench: Workbench,
  table: MistakeTable,
  run: TriedMistake,
): Diagnosis | undefined {
  return diagnosisOf(bench, table, run).find(({ task }) => task === run.mistake.task);
}

function isNamed({ mistake }: TriedMistake, found: Diagnosis | undefined): boolean {
  return found?.certainty === 'exact' && found.ids.includes(mistake.id);
}

async function falseAlarms(
  bench: Workbench,
  { solution, variants }: Corpus,
  table: MistakeTable,
): Promise<readonly string[]> {
  const alarms: string[] = [];
  const ask = async (id: string, instance: Instance) => {
    const [first] = diagnosisOf(bench, table, await runPublic(bench, instance));
    if (first !== undefined) alarms.push(`${id} is right and would be named ${first.ids.join()}`);
  };
  await ask('the reference', Instance.of(bench.reference));
  await ask('the solution', await bench.student(solution));
  for (const { id, files } of variants) await ask(id, await bench.student(files));
  return alarms;
}

/** What would be said, task by task, of code of which nothing can be known. */
async function guesses(bench: Workbench, table: MistakeTable): Promise<readonly string[]> {
  const said: string[] = [];
  for (const { id, files } of throwersOf(bench)) {
    const run = await runPublic(bench, await bench.student(files));
    for (const task of bench.module.tasks) {
      const [found] = diagnosisOf({ module: { ...bench.module, tasks: [task] } }, table, run);
      if (found !== undefined) said.push(`${id} would be named ${found.ids.join()} in ${task.id}`);
    }
  }
  return said;
}

function outdatedSentence({ module }: Workbench): string {
  return `modules/${module.id}/mistakes.json is not what the corpus makes: tito author mistakes ${module.number}`;
}
