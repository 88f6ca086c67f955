// What a milestone is: a program that runs on a learner's own parts, and what drives and measures it.
import type { Connection, Contract, Finding, Remote } from '@tito/check';

/** Points of two groups in a plane, and the line a x + b y + c = 0 that is to part them. */
export interface Plane {
  readonly kind: 'plane';
  readonly title: string;
  readonly points: readonly Point[];
  readonly line: { readonly a: number; readonly b: number; readonly c: number } | null;
  /** What is shown goes from -reach to +reach both ways. */
  readonly reach: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly group: 0 | 1;
}

/** A value over the steps of a run. */
export interface Curve {
  readonly kind: 'curve';
  readonly title: string;
  readonly unit: string;
  readonly values: readonly number[];
  /** The ends of the vertical axis. */
  readonly range: readonly [from: number, to: number];
}

/** Figures beside each other; the first column names the rows. */
export interface Table {
  readonly kind: 'table';
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export type Picture = Plane | Curve | Table;

/** What there is to see at one moment. */
export interface Scene {
  readonly caption: string;
  readonly pictures: readonly Picture[];
}

/** What has to hold for the milestone to be reached. */
export interface Goal {
  readonly title: string;
  readonly finding: Finding;
}

/** How a run ended. */
export interface Achievement {
  readonly scene: Scene;
  readonly goals: readonly Goal[];
  /** What the figures mean and do not mean, a sentence each. */
  readonly notes: readonly string[];
}

/** What a driver has: it stays outside of the sandbox, and measures. */
export interface Stage<P> {
  /** The program, in a process that holds nothing but it, the packages and the learner's parts. */
  readonly program: Remote<P>;
  readonly process: Connection;
  /** Milliseconds of a clock that the program cannot reach. */
  readonly now: () => number;
}

/**
 * The driver of a milestone, in `drive.ts` of its folder. The program beside it, `program.ts`, runs in
 * the sandbox on the learner's parts: what it returns are values, which the driver counts and times.
 */
export interface Milestone<P> {
  /** What the program's exports return. */
  readonly contract: Contract<P>;
  readonly run: (stage: Stage<P>) => AsyncGenerator<Scene, Achievement>;
}
