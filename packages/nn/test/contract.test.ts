import { expect, test } from 'vitest';
import type { Module02 } from '../src/contract.ts';
import * as nn from '../src/index.ts';

// The compiler is the test: the package's main entry is what module 02 asks for.
const reference: Module02 = nn;

test('the main entry has every export of module 02', () => {
  const names: Record<keyof Module02, true> = {
    ReLU: true,
    Sigmoid: true,
    Tanh: true,
    GELU: true,
    Softmax: true,
    Dropout: true,
    elementwiseBytes: true,
    arithmeticIntensity: true,
    vanishingDepth: true,
    largestSafeLogit: true,
    reluZeroShare: true,
    droppedDeviation: true,
    tableBytes: true,
  };
  for (const name of Object.keys(names)) expect(reference).toHaveProperty(name);
});
