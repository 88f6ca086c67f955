// Programs in another hand than the corpus': each makes mistakes that the tables know, or one that they
// do not. They were written before any of them was tried.
import { join } from 'node:path';
import type { Files } from '../../src/author/edits.ts';
import { readSources } from '../../src/author/make-corpus.ts';
import { activations } from './activations.ts';
import { clamped, clampedPrograms } from './clamped.ts';
import { layers } from './layers.ts';
import { profiling } from './profiling.ts';
import type { Program } from './program.ts';
import { quantization } from './quantization.ts';
import { tensors } from './tensors.ts';

/** One person's right answers to some tasks of a module, and what they did wrong before. */
export interface Hand {
  readonly module: string;
  readonly files: Files;
  readonly programs: readonly Program[];
}

const written = (folder: string): Files => readSources(join(import.meta.dirname, folder));

export const HANDS: readonly Hand[] = [
  { module: '15', files: clamped, programs: clampedPrograms },
  { module: '15', files: written('15-quantization'), programs: quantization },
  { module: '03', files: written('03-layers'), programs: layers },
  { module: '14', files: written('14-profiling'), programs: profiling },
  { module: '02', files: written('02-activations'), programs: activations },
  { module: '01', files: written('01-tensor'), programs: tensors },
];
