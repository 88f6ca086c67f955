// What a signal comes to in a deep network: npx node modules/03-layers/src/explore.ts
import { maximum, random, randomNormal } from '@tito/tensor';
import type { Random, Tensor } from '@tito/tensor';
import { kaimingNormal, xavierNormal } from './init.ts';
import { Linear } from './linear.ts';

const DEPTH = 20;
const WIDTH = 128;

/** One way to draw weights, and the size of the signal after some layers with ReLU. */
export interface Figures {
  readonly name: string;
  /** The root mean square after 1, 5 and 20 layers; that of the input is 1. */
  readonly sizes: readonly number[];
}

type Draw = (source: Random) => Tensor;

const SHAPE = [WIDTH, WIDTH];
const ways: readonly (readonly [name: string, draw: Draw])[] = [
  ['normal, 0.01', (source) => randomNormal(SHAPE, source, 0, 0.01)],
  ['normal, 1', (source) => randomNormal(SHAPE, source)],
  ['xavierNormal', (source) => xavierNormal(SHAPE, source)],
  ['kaimingNormal', (source) => kaimingNormal(SHAPE, source)],
];

/** Sends a batch through deep networks that differ in their first weights only. */
export function explore(): readonly Figures[] {
  return ways.map(([name, draw]) => {
    const source = random('explore');
    let x = randomNormal([64, WIDTH], source);
    const sizes: number[] = [];
    for (let layer = 1; layer <= DEPTH; layer++) {
      x = maximum(new Linear(draw(source)).forward(x), 0);
      if ([1, 5, DEPTH].includes(layer)) sizes.push(rootMeanSquare(x));
    }
    return { name, sizes };
  });
}

function rootMeanSquare({ data }: Tensor): number {
  return Math.sqrt(data.reduce((total, value) => total + value * value, 0) / data.length);
}

/** The figures as lines of text. */
export function report(figures: readonly Figures[]): string {
  const rows = figures.map(({ name, sizes }) => {
    const cells = sizes.map((size) => size.toExponential(1).padStart(11));
    return `${name.padEnd(15)}${cells.join('')}`;
  });
  return [`${'weights'.padEnd(15)}    1 layer   5 layers  20 layers`, ...rows].join('\n');
}

if (import.meta.main) {
  try {
    console.log(report(explore()));
  } catch (error) {
    // A task that is not written yet says so in its message; anything else is a fault to look into.
    if (!(error instanceof Error) || error.name !== 'NotImplementedError') throw error;
    console.log(error.message);
  }
}
