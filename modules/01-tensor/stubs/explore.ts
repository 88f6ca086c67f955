// A line, fitted with your own tensors: npx node modules/01-tensor/src/explore.ts
import { arange, full, tensor } from './create.ts';
import { div, mul, sub } from './elementwise.ts';
import { matmul } from './matmul.ts';
import { mean } from './reduce.ts';

/** What is known after some steps. */
export interface Figures {
  readonly step: number;
  /** The mean squared error. */
  readonly loss: number;
  /** Slope and intercept of the line so far; the points lie on 3x - 1. */
  readonly slope: number;
  readonly intercept: number;
}

const POINTS = 50;
const LEARNING_RATE = 0.5;

/** Gradient descent on the mean squared error of points on a line. */
export function explore(): readonly Figures[] {
  // Rows [x, 1], so that one product computes slope * x + intercept for all points.
  const x = div(arange(POINTS), POINTS - 1);
  const inputs = tensor(
    [...x.data].flatMap((value) => [value, 1]),
    [POINTS, 2],
  );
  const targets = tensor([...sub(mul(x, 3), 1).data], [POINTS, 1]);
  let line = full([2, 1], 0);
  const seen: Figures[] = [];
  for (let step = 0; step <= 200; step++) {
    const error = sub(matmul(inputs, line), targets);
    const [loss = NaN] = mean(mul(error, error)).data;
    const [slope = NaN, intercept = NaN] = line.data;
    if ([0, 1, 10, 100, 200].includes(step)) seen.push({ step, loss, slope, intercept });
    const gradient = div(matmul(inputs, error, { transposeA: true }), POINTS / 2);
    line = sub(line, mul(gradient, LEARNING_RATE));
  }
  return seen;
}

/** The figures as lines of text. */
export function report(figures: readonly Figures[]): string {
  const rows = figures.map(({ step, loss, slope, intercept }) =>
    [
      String(step).padStart(4),
      loss.toExponential(1).padStart(10),
      slope.toFixed(3).padStart(8),
      intercept.toFixed(3).padStart(10),
    ].join(''),
  );
  return ['step      loss   slope intercept', ...rows].join('\n');
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
