import {
  type MilestoneSpec,
  type ModuleSpec,
  partOf,
  runMilestone,
  type StackLayer,
} from '@tito/grader';
import { openCourse } from '../course.ts';
import { EnvironmentError, UsageError } from '../errors.ts';
import { readOwnStack } from '../framework/own-stack.ts';
import { type Home, openHome } from '../home.ts';
import { reached } from '../progress/progress.ts';
import { loadProgress, updateProgress } from '../progress/store.ts';
import type { MilestoneEvent, MilestoneOutcome } from './events/milestone.ts';
import { canShow, milestoneNamed, missingFrom, modulesAfter } from './milestones.ts';
import { say } from '../messages/index.ts';

export interface MilestoneRequest {
  readonly name: string;
  /** Whether it runs on the course's packages, with nothing of the learner's. */
  readonly reference: boolean;
}

/** Runs a milestone on the learner's stack and remembers when it was first reached. */
export async function* reachMilestone({
  name,
  reference,
}: MilestoneRequest): AsyncGenerator<MilestoneEvent, MilestoneOutcome> {
  const since = performance.now();
  const milestone = milestoneNamed(name);
  const home = openHome();
  loadProgress(home.progress); // A damaged file is told before the work, not after it.
  const { modules, limits } = openCourse();
  const stack = reference ? [] : await ownParts(home, milestone, modules);
  yield { type: 'begin', milestone, stack: stack.map(partOf) };
  const running = runMilestone({ milestone, stack, limits });
  for (;;) {
    const step = await running.next();
    if (step.done === true) {
      const result = step.value;
      if (reference && result.fault !== null) throw notHere(milestone, result.fault);
      if (!reference && result.isReached) await remember(home, milestone);
      return { milestone, reference, result, elapsedMs: performance.now() - since };
    }
    yield { type: 'scene', scene: step.value };
  }
}

/** A release keeps back the packages that its modules teach. */
function notHere({ title }: MilestoneSpec, fault: string): EnvironmentError {
  return new EnvironmentError(say.milestone.cannotRun({ title, fault }), [say.milestone.runOnOwn]);
}

async function remember({ progress }: Home, { slug }: MilestoneSpec): Promise<void> {
  const at = new Date().toISOString();
  await updateProgress(progress, (before) => reached(before, slug, at));
}

/** The modules that a milestone comes after and all that these build on, as far as they are theirs. */
async function ownParts(
  home: Home,
  milestone: MilestoneSpec,
  modules: readonly ModuleSpec[],
): Promise<readonly StackLayer[]> {
  const { slug, title } = milestone;
  const after = modulesAfter(milestone, modules);
  const missing = missingFrom(home, after);
  const instead = canShow(milestone)
    ? [say.milestone.showsReference({ command: `tito milestone run ${slug} --reference` })]
    : [];
  if (after.length === 0) {
    throw new UsageError(say.milestone.noneOfCourse({ title, modules: milestone.after }), instead);
  }
  if (missing.length > 0) {
    const names = missing.map((module) => `${module.number} (${module.title})`);
    throw new UsageError(say.milestone.notInStack({ title, names }), [
      say.milestone.putsThere,
      ...instead,
    ]);
  }
  const ids = new Set([...after, ...after.flatMap(({ below }) => below)].map(({ id }) => id));
  const { layers, unreadable } = await readOwnStack(
    home.stack,
    modules.filter(({ id }) => ids.has(id)),
  );
  if (unreadable.length === 0) return layers;
  throw new EnvironmentError(say.judging.stackUnusable({ problems: unreadable.join(' ') }), [
    say.milestone.completeAgain,
    ...instead,
  ]);
}
