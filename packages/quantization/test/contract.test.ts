import { expect, test } from 'vitest';
import type { Module15 } from '../src/contract.ts';
import * as quantization from '../src/index.ts';

// The compiler is the test: the package's main entry is what module 15 asks for.
const reference: Module15 = quantization;

test('the main entry has every export of module 15', () => {
  const names: Record<keyof Module15, true> = {
    chooseQParams: true,
    quantizeInt8: true,
    dequantizeInt8: true,
    quantizePerChannel: true,
    calibrate: true,
    matmulInt8: true,
    QuantizedLinear: true,
    quantizeModel: true,
    float32Bytes: true,
    int8Bytes: true,
    minInFeatures: true,
    scaleOverheadPercent: true,
    maxExactDepth: true,
    clippingBreakEven: true,
    uniformSqnrDb: true,
    weightReadMs: true,
    pairedDrop: true,
    quantizePacked: true,
    dequantizePacked: true,
    quantizeMixed: true,
    sweepBits: true,
    paretoFrontier: true,
    chooseUnderBudget: true,
  };
  for (const name of Object.keys(names)) expect(reference).toHaveProperty(name);
});
