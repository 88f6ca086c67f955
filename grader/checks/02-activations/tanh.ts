import type { Check02 } from '@tito/module-02-activations/contract';
import { curveChecks } from './curve-checks.ts';
import { tanh as formula } from './oracle.ts';

export const tanh: readonly Check02[] = curveChecks(
  {
    task: '02.3',
    name: 'Tanh',
    formula,
    create: (student) => student.Tanh.create(),
  },
  {
    values: ['tanh-of-half', 'tanh-hard'],
    derivatives: ['tanh-slope-not-squared', 'tanh-slope-plus', 'tanh-slope-of-sigmoid'],
    large: ['tanh-overflows'],
    largeDerivatives: ['tanh-slope-of-x', 'tanh-slope-plus'],
    shapes: ['tanh-flattened'],
  },
);
