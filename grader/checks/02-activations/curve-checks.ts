import { type Finding, repeat, worst } from '@tito/check';
import type { Check02 } from '@tito/module-02-activations/contract';
import { valuesAre } from '@tito/module-02-activations/judging';
import type { Random, Tensor } from '@tito/tensor';
import { drawInputs, drawLarge, drawShape } from './draw.ts';
import type { Formula } from './oracle.ts';

type Student = Parameters<Check02['judge']>[0]['student'];
type Layer = Awaited<ReturnType<Student['ReLU']['create']>>;

/** One activation, as the checks of its task see it. */
export interface Subject {
  readonly task: string;
  /** Begins the ids of its checks, behind the task, where a task has two subjects: `tanh-`. */
  readonly prefix?: string;
  /** For sentences: `Sigmoid`, `new GELU('tanh')`. */
  readonly name: string;
  readonly formula: Formula;
  readonly create: (student: Student) => Promise<Layer>;
  /** Whether values have to be the same, and not just near. */
  readonly isExact?: true;
}

type Method = 'forward' | 'derivative';

/** What is asked of one method. */
interface Question {
  readonly id: string;
  readonly title: string;
  readonly method: Method;
  readonly rule: string;
  readonly draw: (random: Random) => Tensor;
}

type QuestionName = 'values' | 'derivatives' | 'large' | 'largeDerivatives';

const QUESTIONS: Readonly<Record<QuestionName, Question>> = {
  values: {
    id: 'values',
    title: 'values',
    method: 'forward',
    rule: 'a value differs from the formula.',
    draw: (random) => drawInputs(random, [6, 40]),
  },
  derivatives: {
    id: 'derivatives',
    title: 'derivatives',
    method: 'derivative',
    rule: 'a derivative differs from that of the formula.',
    draw: (random) => drawInputs(random, [6, 40]),
  },
  large: {
    id: 'large-inputs',
    title: 'values at large inputs',
    method: 'forward',
    rule: 'a large input gives another value than it should, or NaN.',
    draw: drawLarge,
  },
  largeDerivatives: {
    id: 'large-inputs-derivatives',
    title: 'derivatives at large inputs',
    method: 'derivative',
    rule: 'a large input has another derivative than it should, or NaN.',
    draw: drawLarge,
  },
};

/** The mistakes that each of the checks has to catch. */
export type Catches = Readonly<Record<QuestionName | 'shapes', readonly string[]>>;

/** The checks that are the same for every activation. */
export function curveChecks(subject: Subject, catches: Catches): readonly Check02[] {
  const { values, derivatives, large, largeDerivatives } = QUESTIONS;
  return [
    asks(subject, values, catches.values),
    asks(subject, derivatives, catches.derivatives),
    asks(subject, large, catches.large),
    asks(subject, largeDerivatives, catches.largeDerivatives),
    keepsShapes(subject, catches.shapes),
  ];
}

function asks(subject: Subject, question: Question, mustFail: readonly string[]): Check02 {
  const { task, name, prefix = '' } = subject;
  return {
    id: `${task}-${prefix}${question.id}`,
    task,
    title: `${name}: ${question.title}`,
    weight: 2,
    mustFail,
    async judge({ student, random }) {
      const layer = await subject.create(student);
      return applied(subject, layer, question, question.draw(random));
    },
  };
}

/** The rank of a tensor is no part of an element by element function. */
function keepsShapes(subject: Subject, mustFail: readonly string[]): Check02 {
  const { task, name, prefix = '' } = subject;
  const rule = 'the result has the shape of the input.';
  return {
    id: `${task}-${prefix}shapes`,
    task,
    title: `${name}: tensors of any rank`,
    weight: 1,
    mustFail,
    async judge({ student, random }) {
      const layer = await subject.create(student);
      return repeat(5, async (rank) => {
        const x = drawInputs(random, drawShape(random, rank));
        return worst([
          await applied(subject, layer, { method: 'forward', rule }, x),
          await applied(subject, layer, { method: 'derivative', rule }, x),
        ]);
      });
    },
  };
}

async function applied(
  { name, formula, isExact }: Subject,
  layer: Layer,
  { method, rule }: Pick<Question, 'method' | 'rule'>,
  x: Tensor,
): Promise<Finding> {
  const of = method === 'forward' ? formula.value : formula.slope;
  return valuesAre(
    {
      name: `${name}.${method}`,
      x,
      yours: await layer[method](x),
      expected: Array.from(x.data, of),
      rule,
    },
    'kept',
    isExact,
  );
}
