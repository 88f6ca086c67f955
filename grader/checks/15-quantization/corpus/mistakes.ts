import { answerMistakes } from './mistakes/answers.ts';
import { calibrateMistakes } from './mistakes/calibrate.ts';
import { matmulMistakes } from './mistakes/matmul-int8.ts';
import type { Mistake } from '../../../src/author/edits.ts';
import { mixedPrecisionMistakes } from './mistakes/mixed-precision.ts';
import { parameterMistakes } from './mistakes/parameters.ts';
import { perChannelMistakes } from './mistakes/per-channel.ts';
import { dequantizeMistakes, quantizeMistakes } from './mistakes/quantize.ts';
import { quantizeModelMistakes } from './mistakes/quantize-model.ts';
import { quantizedLinearMistakes } from './mistakes/quantized-linear.ts';

/** Wrong answers to tasks 15.1 to 15.10, each of which the checks of its task have to catch. */
export const mistakes: readonly Mistake[] = [
  ...parameterMistakes,
  ...quantizeMistakes,
  ...dequantizeMistakes,
  ...perChannelMistakes,
  ...calibrateMistakes,
  ...matmulMistakes,
  ...quantizedLinearMistakes,
  ...quantizeModelMistakes,
  ...answerMistakes,
  ...mixedPrecisionMistakes,
];
