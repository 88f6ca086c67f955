// What your activations do to a deep network: npx node modules/02-activations/src/explore.ts
import { matmul, mul, random, randomNormal } from '@tito/tensor';
import type { Random, Tensor } from '@tito/tensor';
import type { Activation } from '@tito/nn/contract';
import { GELU } from './gelu.ts';
import { ReLU } from './relu.ts';
import { Sigmoid } from './sigmoid.ts';
import { Tanh } from './tanh.ts';

/** Root mean squares, after every layer on the way in, and at the input on the way back. */
export interface Figures {
  readonly name: string;
  /** Of the values that leave the last layer. */
  readonly signal: number;
  /** Of the gradient that arrives at the input, when one of 1 per value starts at the output. */
  readonly gradient: number;
}

const WIDTH = 96;
const BATCH = 32;
/** Layers of the network. */
export const DEPTH = 20;

/** Sends random inputs through 20 layers, and a gradient back. Takes less than a second. */
export function explore(): readonly Figures[] {
  const activations: readonly (readonly [string, Activation])[] = [
    ['sigmoid', new Sigmoid()],
    ['tanh', new Tanh()],
    ['relu', new ReLU()],
    ['gelu', new GELU()],
  ];
  return activations.map(([name, activation]) => through(name, activation, random('explore')));
}

function through(name: string, activation: Activation, source: Random): Figures {
  const slopes: Tensor[] = [];
  const weights: Tensor[] = [];
  let x = randomNormal([BATCH, WIDTH], source);
  for (let layer = 0; layer < DEPTH; layer++) {
    // Normal weights of variance 2 / width: what keeps a signal alive behind a ReLU.
    const weight = randomNormal([WIDTH, WIDTH], source, 0, Math.sqrt(2 / WIDTH));
    const z = matmul(x, weight);
    x = activation.forward(z);
    weights.unshift(weight);
    slopes.unshift(activation.derivative(z));
  }
  let gradient = randomNormal(x.shape, source);
  weights.forEach((weight, i) => {
    gradient = matmul(mul(gradient, slopes[i]), weight, { transposeB: true });
  });
  return { name, signal: rootMeanSquare(x), gradient: rootMeanSquare(gradient) };
}

function rootMeanSquare({ data }: Tensor): number {
  return Math.sqrt(data.reduce((total, value) => total + value * value, 0) / data.length);
}

/** The figures as lines of text. */
export function report(figures: readonly Figures[]): string {
  const rows = figures.map(
    ({ name, signal, gradient }) =>
      `${name.padEnd(10)}${signal.toExponential(1).padStart(9)}${gradient.toExponential(1).padStart(13)}`,
  );
  return [`${DEPTH} layers   signal     gradient`, ...rows].join('\n');
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
