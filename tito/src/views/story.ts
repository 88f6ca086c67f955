import type { ComponentType } from 'react';
import type { Block, Look } from './look.ts';

/** How the events of one kind of job become lines, a picture and JSON: three views of the same. */
export interface Story<E, R, S> {
  readonly nothingYet: S;
  readonly reduce: (state: S, event: E) => S;
  readonly finish: (state: S, result: R) => S;
  /** What is settled. A later state's blocks begin with the blocks of an earlier one. */
  readonly blocks: (state: S, look: Look) => readonly Block[];
  /** Loads the component that draws a state; not before a screen needs it. */
  readonly loadView: () => Promise<ComponentType<{ readonly state: S; readonly look: Look }>>;
  readonly json: (result: R) => object;
}
