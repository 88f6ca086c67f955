// All that judging a module takes, made once: it serves many submissions, and says nothing of any.
import { join } from 'node:path';
import { resetKernels } from '@tito/kernels/reset';
import { loadPacks, type Packs } from '../catalog/packs.ts';
import type { ModuleSpec } from '../contracts.ts';
import { hashGrader } from '../evidence/means.ts';
import { type Given, Packages } from '../sandbox/given.ts';
import type { Enclosure, IsolationLevel } from '../sandbox/isolation.ts';
import { openIsolation } from '../sandbox/isolation/open.ts';
import { DEFAULT_LIMITS, type Limits } from '../sandbox/limits.ts';
import { givenBeside } from '../sandbox/link.ts';
import type { Program } from '../sandbox/program.ts';
import { SubmissionSessions } from '../sandbox/submission-sessions.ts';
import { Translator } from '../sandbox/translate/translator.ts';
import { Turns } from '../turns.ts';
import { WORKSPACE } from '../workspace.ts';
import { collectInOneGo } from './own-heap.ts';

export interface OpenOptions {
  /** Folder of hidden packs, when it is not the grader's own. */
  readonly checks?: string;
  readonly limits?: Limits;
  /** `process` when left out. */
  readonly isolation?: IsolationLevel;
}

/** What a module is judged with, once it is all there. */
export interface Prepared {
  readonly module: ModuleSpec;
  readonly packs: Packs;
  readonly packages: Packages;
  /** Of the packages; submissions have one that is kept apart as they are. */
  readonly ownTranslator: Translator;
  readonly translator: Translator;
  readonly enclosure: Enclosure;
  readonly limits: Limits;
  /** Read once: whatever becomes of the files meanwhile, a class is judged with one and the same. */
  readonly given: Given;
  /** The same, and what the modules below may import. */
  readonly givenUnderStack: Given;
  /** Of the grader's own sources. */
  readonly graderHash: string;
  readonly turns: Turns;
}

/** @throws IsolationError if the isolation does not hold on this machine */
export async function prepare(module: ModuleSpec, options: OpenOptions): Promise<Prepared> {
  // Expected values come from the kernels that the sandboxed process has too, and that give the same
  // bits on every machine: so a verdict can be computed again.
  resetKernels();
  collectInOneGo();
  const { limits = DEFAULT_LIMITS, isolation = 'process' } = options;
  const ownTranslator = Translator.forOwnFiles();
  const packages = new Packages(join(WORKSPACE, 'packages'), ownTranslator);
  const enclose = async () => openIsolation(isolation, limits, await packages.given([]));
  try {
    const [packs, enclosure] = await Promise.all([
      loadPacks(module, options.checks ?? join(WORKSPACE, 'grader/checks')),
      enclose(),
    ]);
    const given = await packages.given([...module.imports, ...givenBeside(packs.public)]);
    const below = importsBelow(module);
    const specifiers = [...Object.keys(given.specifiers), ...below];
    const givenUnderStack = below.length === 0 ? given : await packages.given(specifiers);
    const translator = Translator.forSubmissions(enclosure, limits);
    const [graderHash, turns] = [hashGrader(), new Turns()];
    const read = { module, packs, packages, given, givenUnderStack, graderHash };
    return { ...read, ownTranslator, translator, enclosure, limits, turns };
  } finally {
    ownTranslator.close(); // it starts again if a package is asked for that was not before
  }
}

export function closePrepared({ ownTranslator, translator }: Prepared): void {
  ownTranslator.close();
  translator.close();
}

/** What the modules that this one builds on may import, when a learner's own stand under it. */
export function importsBelow({ below }: ModuleSpec): readonly string[] {
  return below.flatMap(({ imports }) => imports);
}

/** The processes in which a program is going to run. */
export function sessionsOf(
  { enclosure, limits, turns }: Prepared,
  program: Program,
): SubmissionSessions {
  return new SubmissionSessions(program, { enclosure, limits, turns });
}
