import { answers } from './answers.ts';
import { calibrate } from './calibrate.ts';
import { contract, type Pack15 } from './contract.ts';
import { dequantize } from './dequantize.ts';
import { matmulInt8 } from './matmul-int8.ts';
import { mixedPrecision } from './mixed-precision.ts';
import { parameters } from './parameters.ts';
import { perChannel } from './per-channel.ts';
import { quantize } from './quantize.ts';
import { quantizeModel } from './quantize-model.ts';
import { quantizedLinear } from './quantized-linear.ts';

/** The checks that a learner has: small fixed inputs, and sentences that quote them. */
export const pack: Pack15 = {
  contract,
  given: '@tito/nn',
  checks: [
    ...parameters,
    ...quantize,
    ...dequantize,
    ...perChannel,
    ...calibrate,
    ...matmulInt8,
    ...quantizedLinear,
    ...quantizeModel,
    ...answers,
    ...mixedPrecision,
  ],
};
