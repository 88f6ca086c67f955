import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, StudentFault } from '@tito/check';
import type { StackLayer, StackPart } from '../contracts.ts';
import { type Given, Packages } from '../sandbox/given.ts';
import { openIsolation } from '../sandbox/isolation/open.ts';
import type { Limits } from '../sandbox/limits.ts';
import type { Program } from '../sandbox/program.ts';
import { newBudget, SandboxSession } from '../sandbox/session.ts';
import { faultInLayer, layStack, partOf, translateLayers } from '../sandbox/stack.ts';
import { Translator } from '../sandbox/translate/translator.ts';
import { WORKSPACE } from '../workspace.ts';
import { type AnyMilestone, loadDriver, type MilestoneSpec } from './catalog.ts';
import type { Achievement, Scene } from './milestone.ts';

export interface MilestoneOptions {
  readonly milestone: MilestoneSpec;
  /** The learner's own parts, in the course's order; none for the course's packages alone. */
  readonly stack: readonly StackLayer[];
  readonly limits: Limits;
}

/** How a run of a milestone ended. */
export interface MilestoneResult {
  readonly stack: readonly StackPart[];
  /** Null if the program stopped on the parts under it. */
  readonly achievement: Achievement | null;
  /** Why it stopped, or could not begin. */
  readonly fault: string | null;
  readonly isReached: boolean;
}

const PROGRAM = 'tito:///milestone/program.ts';

/**
 * Runs a milestone's program in the sandbox, on a learner's parts laid over the packages, and its driver
 * here. What the learner's code does wrong ends the run with a sentence; any other error is ours.
 */
export async function* runMilestone(
  options: MilestoneOptions,
): AsyncGenerator<Scene, MilestoneResult> {
  const { milestone, stack, limits } = options;
  const ownTranslator = Translator.forOwnFiles();
  const packages = new Packages(join(WORKSPACE, 'packages'), ownTranslator);
  try {
    const [driver, given, harness] = await Promise.all([
      loadDriver(milestone),
      packages.given(
        [...milestone.imports, ...stack.flatMap(({ imports }) => imports)].filter((specifier) =>
          packages.has(specifier),
        ),
      ),
      packages.given([]),
    ]);
    const enclosure = await openIsolation('process', limits, harness);
    const laid = await lay(given, stack, Translator.forSubmissions(enclosure, limits));
    if ('fault' in laid) return ended(stack, null, laid.fault);
    const absent = milestone.imports.find((specifier) => laid.specifiers[specifier] === undefined);
    if (absent !== undefined) {
      return ended(
        stack,
        null,
        `${absent} is not in this workspace, and no part in use stands for it.`,
      );
    }
    const program = await link(milestone, driver, laid, ownTranslator);
    const process = { enclosure, limits, collector: true, clock: 'processor' } as const;
    const session = new SandboxSession(program, process, newBudget());
    try {
      return yield* drive(driver, session, stack);
    } finally {
      session.close();
    }
  } finally {
    ownTranslator.close();
  }
}

async function lay(
  given: Given,
  stack: readonly StackLayer[],
  translator: Translator,
): Promise<Given | { readonly fault: string }> {
  try {
    const layers = await translateLayers(stack, translator);
    const fault = layers.map(faultInLayer).find((sentence) => sentence !== null);
    return fault === undefined ? layStack(given, layers) : { fault };
  } finally {
    translator.close();
  }
}

/** The milestone's program over the given modules, as a module's files are. */
async function link(
  { folder, imports: allowed }: MilestoneSpec,
  { contract }: AnyMilestone,
  given: Given,
  translator: Translator,
): Promise<Program> {
  const path = join(folder, 'program.ts');
  const translated = await translator.translate({ path, text: readFileSync(path, 'utf8') });
  if ('error' in translated) throw new Error(`${path}: ${translated.error}`);
  const imports = translated.imports.map((specifier): [string, string] => {
    const url = given.specifiers[specifier];
    if (url === undefined || !allowed.includes(specifier)) {
      throw new Error(`${path} imports ${specifier}, which its milestone.json does not list`);
    }
    return [specifier, url];
  });
  const source = { source: translated.js, imports: Object.fromEntries(imports) };
  const names = Object.keys(contract).map((name): [string, string] => [name, PROGRAM]);
  return {
    modules: { ...given.modules, [PROGRAM]: source },
    exports: { student: Object.fromEntries(names), given: {} },
  };
}

async function* drive(
  { contract, run }: AnyMilestone,
  session: SandboxSession,
  stack: readonly StackLayer[],
): AsyncGenerator<Scene, MilestoneResult> {
  const process = connect(session);
  const program = process.remote('student', contract);
  try {
    const achievement = yield* run({ program, process, now: () => performance.now() });
    return ended(stack, achievement, null);
  } catch (error) {
    if (!(error instanceof StudentFault) || stack.length === 0) throw error;
    return ended(stack, null, error.message);
  }
}

/** Nothing is reached by default: there has to be a goal, and every one has to be met. */
function ended(
  stack: readonly StackLayer[],
  achievement: Achievement | null,
  fault: string | null,
): MilestoneResult {
  const goals = achievement?.goals ?? [];
  const isReached = goals.length > 0 && goals.every(({ finding }) => finding.ok);
  return { stack: stack.map(partOf), achievement, fault, isReached };
}
