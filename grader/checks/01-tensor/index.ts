import { contract, type Pack01 } from '@tito/module-01-tensor/contract';
import { answers } from './answers.ts';
import { create } from './create.ts';
import { elementwise } from './elementwise.ts';
import { matmul } from './matmul.ts';
import { movement } from './movement.ts';
import { reduce } from './reduce.ts';
import { shapeChecks } from './shapes.ts';

/** The hidden checks: inputs drawn from the submission's seed. */
export const pack: Pack01 = {
  contract,
  given: null,
  checks: [
    ...shapeChecks,
    ...create,
    ...elementwise,
    ...movement,
    ...reduce,
    ...matmul,
    ...answers,
  ],
};
