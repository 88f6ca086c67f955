import { answers } from './answers.ts';
import { contract, type Pack01 } from './contract.ts';
import { create } from './create.ts';
import { elementwise } from './elementwise.ts';
import { matmul } from './matmul.ts';
import { movement } from './movement.ts';
import { reduce } from './reduce.ts';
import { broadcastChecks, shapeChecks } from './shapes.ts';

/** The checks that a learner has: small fixed inputs, and sentences that quote them. */
export const pack: Pack01 = {
  contract,
  given: null,
  checks: [
    ...shapeChecks,
    ...create,
    ...broadcastChecks,
    ...elementwise,
    ...movement,
    ...reduce,
    ...matmul,
    ...answers,
  ],
};
