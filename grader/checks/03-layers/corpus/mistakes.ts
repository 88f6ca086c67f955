import type { Mistake } from '../../../src/author/edits.ts';
import { answerMistakes, convMistakes, lossMistakes } from './mistakes/images.ts';
import { initMistakes, linearMistakes, sequentialMistakes } from './mistakes/weights.ts';

/** Wrong answers to tasks 03.1 to 03.6, each of which the checks of its task have to catch. */
export const mistakes: readonly Mistake[] = [
  ...initMistakes,
  ...linearMistakes,
  ...sequentialMistakes,
  ...convMistakes,
  ...lossMistakes,
  ...answerMistakes,
];
