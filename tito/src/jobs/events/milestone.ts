import type { MilestoneResult, MilestoneSpec, ModuleSpec, Scene, StackPart } from '@tito/grader';

/** One milestone, and how far a learner's stack is from it. */
export interface MilestoneStatus {
  readonly milestone: MilestoneSpec;
  /** The course's modules that it comes after. */
  readonly after: readonly ModuleSpec[];
  /** Those of them that are not in the learner's stack. */
  readonly missing: readonly ModuleSpec[];
  readonly reachedAt: string | null;
  /** Whether `--reference` works here: a release keeps back packages that its modules teach. */
  readonly hasReference: boolean;
}

/** A milestone is about to be run. */
export interface MilestoneBegin {
  readonly type: 'begin';
  readonly milestone: MilestoneSpec;
  /** The learner's own parts; none for the course's packages alone. */
  readonly stack: readonly StackPart[];
}

/** There is something else to see. */
export interface SceneEvent {
  readonly type: 'scene';
  readonly scene: Scene;
}

export type MilestoneEvent = MilestoneBegin | SceneEvent;

export interface MilestoneOutcome {
  readonly milestone: MilestoneSpec;
  readonly reference: boolean;
  readonly result: MilestoneResult;
  readonly elapsedMs: number;
}
