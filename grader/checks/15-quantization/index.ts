import { contract, type Pack15 } from '@tito/module-15-quantization/contract';
import { answers } from './answers.ts';
import { calibrate } from './calibrate.ts';
import { dequantize } from './dequantize.ts';
import { layerClaims } from './layer-claims.ts';
import { matmulInt8 } from './matmul-int8.ts';
import { mixedPrecision } from './mixed-precision/index.ts';
import { parameters } from './parameters.ts';
import { perChannel } from './per-channel.ts';
import { quantize } from './quantize.ts';
import { quantizeModel } from './quantize-model.ts';
import { quantizedLinear } from './quantized-linear.ts';
import { layerRetained } from './retained.ts';

/** The hidden checks: inputs drawn from the submission's seed, and what the course claims. */
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
    ...layerClaims,
    layerRetained,
    ...quantizeModel,
    ...answers,
    ...mixedPrecision,
  ],
};
