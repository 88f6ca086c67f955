import type { Mistake } from '../../../src/author/edits.ts';
import { answerMistakes } from './mistakes/answers.ts';
import { memoryMistakes } from './mistakes/memory.ts';
import { timeMistakes } from './mistakes/times.ts';
import { modelMistakes } from './mistakes/work.ts';

/** Wrong answers to tasks 14.1 to 14.9, each of which the checks of its task have to catch. */
export const mistakes: readonly Mistake[] = [
  ...memoryMistakes,
  ...timeMistakes,
  ...modelMistakes,
  ...answerMistakes,
];
