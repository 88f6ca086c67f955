import { readFileSync } from 'node:fs';
import type { Corpus, WrongAnswer } from '../catalog/corpus.ts';
import type { CheckResult } from '../contracts.ts';
import { type Diagnosis, diagnose, type Traces } from '../diagnosis/diagnose.ts';
import { type KnownMistake, type MistakeTable, mistakesPath } from '../diagnosis/table.ts';
import type { Instance } from './instance.ts';
import { forEach, type Progress } from './part.ts';
import { judgeOver, type Workbench } from './workbench.ts';

/** What the public checks found in one program, and the fingerprints of what they were answered. */
export interface PublicRun {
  readonly results: readonly CheckResult[];
  readonly traces: Traces;
}

/** Runs the public checks on a program, in the order of their pack. */
export async function runPublic(bench: Workbench, instance: Instance): Promise<PublicRun> {
  const traces = new Map<string, string>();
  const results: CheckResult[] = [];
  const transport = instance.transport();
  for (const packed of publicChecks(bench)) {
    const keep = (check: string, fingerprint: string) => void traces.set(check, fingerprint);
    results.push(await judgeOver(transport, packed, '', keep));
  }
  return { results, traces };
}

/** A workbench has the cheapest checks first; learners have them in the order of the pack. */
function publicChecks({ checks }: Workbench): Workbench['checks'] {
  const ofPublic = checks.filter(({ kind }) => kind === 'public');
  return ofPublic.toSorted(
    (a, b) => a.pack.checks.indexOf(a.check) - b.pack.checks.indexOf(b.check),
  );
}

/** A mistake of the corpus with its run. */
export interface TriedMistake extends PublicRun {
  readonly mistake: WrongAnswer;
}

/** Every mistake of a corpus on the public checks. */
export async function* tryMistakes(
  bench: Workbench,
  { mistakes }: Corpus,
): AsyncGenerator<Progress, readonly TriedMistake[]> {
  const tried: TriedMistake[] = [];
  yield* forEach(mistakes, async (mistake) => {
    tried.push({ mistake, ...(await runPublic(bench, await bench.student(mistake.files))) });
  });
  return tried;
}

/** The mistakes that public checks of their own task see. */
export function tableOf(bench: Workbench, tried: readonly TriedMistake[]): MistakeTable {
  const checks = publicChecks(bench);
  return { schema: 2, mistakes: tried.filter(isSeen).map((run) => entryOf(checks, run)) };
}

/** Whether a public check of the mistake's task does not pass. */
export function isSeen({ mistake, results }: TriedMistake): boolean {
  return results.some(({ task, outcome }) => task === mistake.task && outcome !== 'passed');
}

function entryOf(
  checks: Workbench['checks'],
  { mistake, results, traces }: TriedMistake,
): KnownMistake {
  const { id, task, sentence } = mistake;
  const failed = results.filter(({ outcome }) => outcome !== 'passed');
  const ofTask = failed.filter((result) => result.task === task).map((result) => result.id);
  const forIt = checks.find(
    ({ check }) => ofTask.includes(check.id) && check.mustFail.includes(id),
  );
  return {
    id,
    task,
    sentence,
    check: forIt?.check.id ?? ofTask[0] ?? '',
    traces: Object.fromEntries(failed.map((result) => [result.id, traces.get(result.id) ?? ''])),
  };
}

/** What a table says of a run. */
export function diagnosisOf(
  { module }: Pick<Workbench, 'module'>,
  table: MistakeTable,
  { results, traces }: PublicRun,
): readonly Diagnosis[] {
  return diagnose(table, module, results, traces);
}

/** The file's text. A mistake stands on a few lines, so that a change shows as one. */
export function tableText(table: MistakeTable): string {
  return `${JSON.stringify(table, null, 2)}\n`;
}

/** Whether the checked-in table is this one. */
export function isCurrent(module: Workbench['module'], table: MistakeTable): boolean {
  try {
    return readFileSync(mistakesPath(module), 'utf8') === tableText(table);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
