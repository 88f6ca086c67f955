import type { ModuleContract } from './contract.ts';
import type { Remote } from './remote.ts';
import type { Random } from '@tito/tensor/random';

/** What an axis counts, and in which unit: `error`, `%`. An empty unit is none. */
export interface Axis {
  readonly label: string;
  readonly unit: string;
  /** Equal distances are equal ratios; values that are not above 0 have no place. */
  readonly isLog?: boolean;
}

/** How often values occur, one series beside the other over the same range. */
export interface Histogram {
  readonly kind: 'histogram';
  readonly x: Axis;
  readonly series: readonly { readonly label: string; readonly values: ArrayLike<number> }[];
}

/** Values at a few named places, joined by lines. */
export interface LineChart {
  readonly kind: 'lines';
  readonly x: { readonly label: string; readonly ticks: readonly string[] };
  readonly y: Axis;
  /** One value per tick. */
  readonly series: readonly { readonly label: string; readonly values: readonly number[] }[];
}

/** Sizes, as bars from 0. */
export interface BarChart {
  readonly kind: 'bars';
  readonly unit: string;
  readonly rows: readonly BarRow[];
}

export interface BarRow {
  readonly label: string;
  readonly value: number;
  /** What a full bar stands for; the largest value, where it is left out. */
  readonly of?: number;
}

/** Points in a plane. */
export interface ScatterPlot {
  readonly kind: 'scatter';
  readonly x: Axis;
  readonly y: Axis;
  readonly points: readonly ScatterPoint[];
  /** What the marks stand for, those that occur. */
  readonly legend: Readonly<Partial<Record<Mark, string>>>;
}

/** `main` points are joined and told by name, `chosen` is one of them; `other` points stand for themselves. */
export type Mark = 'chosen' | 'main' | 'other';

export interface ScatterPoint {
  readonly x: number;
  readonly y: number;
  readonly mark: Mark;
  readonly label: string;
}

/** A picture as data: whoever shows it decides what it looks like. */
export type Chart = Histogram | LineChart | BarChart | ScatterPlot;

/** What a picture is drawn from: the learner's exports, given parts, and data that is always the same. */
export interface PictureContext<M, G> {
  readonly student: Remote<M>;
  readonly given: Remote<G>;
  readonly random: Random;
}

/**
 * What a learner's own code does, to be looked at when a task is done. It runs where checks do, and
 * like them it calls the learner's functions and gets values: nothing of a picture is their word.
 */
export interface Picture<M, G> {
  /** The task that it belongs to, of which it asks nothing that the tasks before do not give: `15.2`. */
  readonly task: string;
  readonly title: string;
  /** What there is to see, in a sentence. */
  readonly caption: string;
  draw(context: PictureContext<M, G>): Promise<Chart>;
}

/** The pictures of one module. */
export interface Album<M, G> {
  readonly contract: ModuleContract<M, G>;
  readonly pictures: readonly Picture<M, G>[];
}
