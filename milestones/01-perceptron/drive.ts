// Draws the points, shows them one after the other, and counts. Nothing of the learner's runs here.
import { atMost, cls, type Contract, object, record, tensor } from '@tito/check';
import type {
  Achievement,
  Curve,
  Milestone,
  Plane,
  Point,
  Scene,
  Stage,
} from '@tito/grader/milestone';
import { fromData, random, type Tensor } from '@tito/tensor';
import type { Learnt, Perceptron } from './program.ts';

interface Program {
  readonly Perceptron: new () => Perceptron;
}

const contract: Contract<Program> = {
  Perceptron: cls(
    object<Perceptron>({
      forward: { call: tensor() },
      learn: { call: record<Learnt>({ weight: tensor(), bias: tensor() }) },
    }),
  ),
};

const POINTS = 200;
/** Half of the gap between the groups: no point lies nearer to the line that parts them. */
const MARGIN = 0.015;
const MOST_EPOCHS = 60;
/** The line that parts the groups: 0.6 x + 0.8 y = 0.5, of unit length before the bias. */
const TRUTH = { a: 0.6, b: 0.8, c: -0.5 };

/** Points of [-1, 1] x [-1, 1] on both sides of the line; the same every time. */
function draw(): readonly Point[] {
  const source = random('perceptron');
  const points: Point[] = [];
  while (points.length < POINTS) {
    const [x, y] = [source.uniform(-1, 1), source.uniform(-1, 1)];
    const side = TRUTH.a * x + TRUTH.b * y + TRUTH.c;
    if (Math.abs(side) >= MARGIN) points.push({ x, y, group: side > 0 ? 1 : 0 });
  }
  return points;
}

/**
 * Novikoff (1962): however long it is shown the points, the perceptron errs at most (R / g)^2 times,
 * where R is the length of the longest input and g the margin, both with the constant 1 of the bias.
 */
function mostMistakes(points: readonly Point[]): number {
  const length = Math.hypot(TRUTH.a, TRUTH.b, TRUTH.c);
  const longest = Math.max(...points.map(({ x, y }) => Math.hypot(x, y, 1)));
  const margin = Math.min(
    ...points.map(({ x, y }) => Math.abs(TRUTH.a * x + TRUTH.b * y + TRUTH.c) / length),
  );
  return (longest / margin) ** 2;
}

function inputOf({ x, y }: Point): Tensor {
  return fromData(Float32Array.of(x, y), [1, 2]);
}

function isRight(answer: number | undefined, { group }: Point): boolean {
  return answer !== undefined && (group === 1 ? answer > 0 : answer < 0);
}

async function* run({ program }: Stage<Program>): AsyncGenerator<Scene, Achievement> {
  const points = draw();
  const perceptron = await program.Perceptron.create();
  let line: Plane['line'] = null;
  const perEpoch: number[] = [];
  let mistakes = 0;
  const scene = () => sceneOf(points, line, perEpoch, mistakes);
  for (let epoch = 0; epoch < MOST_EPOCHS && perEpoch.at(-1) !== 0; epoch++) {
    perEpoch.push(0);
    for (const point of points) {
      const x = inputOf(point);
      const { data } = await perceptron.forward(x);
      if (isRight(data[0], point)) continue;
      const { weight, bias } = await perceptron.learn(x, point.group === 1 ? 1 : -1);
      line = { a: weight.data[0] ?? NaN, b: weight.data[1] ?? NaN, c: bias.data[0] ?? NaN };
      perEpoch[epoch] = (perEpoch[epoch] ?? 0) + 1;
      mistakes++;
      yield scene();
    }
  }
  const all = fromData(Float32Array.from(points.flatMap(({ x, y }) => [x, y])), [POINTS, 2]);
  const { data: answers } = await perceptron.forward(all);
  const wrong = points.filter((point, i) => !isRight(answers[i], point)).length;
  return {
    scene: scene(),
    goals: [
      {
        title: 'the line parts the groups',
        finding: atMost(wrong, 0, 'points wrong', 'The line does not part the groups yet.'),
      },
      {
        title: "no more mistakes than Novikoff's theorem allows",
        finding: atMost(
          mistakes,
          Math.floor(mostMistakes(points)),
          'mistakes',
          'More mistakes than any perceptron makes: is the whole input added, and with its sign?',
        ),
      },
    ],
    notes: [
      'The layer answered each point and the tensors moved the line, in a process of their own; points, counting and drawing are on this side. An answer counts as right by its sign, and the last count asks for all points at once.',
    ],
  };
}

function sceneOf(
  points: readonly Point[],
  line: Plane['line'],
  perEpoch: readonly number[],
  mistakes: number,
): Scene {
  const plane: Plane = { kind: 'plane', title: 'Two groups', points, line, reach: 1 };
  const curve: Curve = {
    kind: 'curve',
    title: 'Mistakes per pass',
    unit: 'mistakes',
    values: [...perEpoch],
    range: [0, Math.max(...perEpoch, 1)],
  };
  return {
    caption: `Pass ${perEpoch.length}: ${mistakes} mistakes so far, ${perEpoch.at(-1) ?? 0} in this pass`,
    pictures: [plane, curve],
  };
}

export const milestone: Milestone<Program> = { contract, run };
