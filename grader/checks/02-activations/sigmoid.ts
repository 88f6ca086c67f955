import type { Check02 } from '@tito/module-02-activations/contract';
import { curveChecks } from './curve-checks.ts';
import { sigmoid as formula } from './oracle.ts';

export const sigmoid: readonly Check02[] = curveChecks(
  {
    task: '02.2',
    name: 'Sigmoid',
    formula,
    create: (student) => student.Sigmoid.create(),
  },
  {
    values: ['sigmoid-mirrored', 'sigmoid-base-2', 'sigmoid-hard', 'sigmoid-without-one'],
    derivatives: ['sigmoid-slope-of-y', 'sigmoid-slope-plus', 'sigmoid-slope-of-tanh'],
    large: ['sigmoid-overflows', 'sigmoid-mirrored', 'sigmoid-clipped'],
    largeDerivatives: ['sigmoid-slope-overflows', 'sigmoid-slope-of-y'],
    shapes: ['sigmoid-flattened'],
  },
);
