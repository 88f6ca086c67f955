import type { Entry } from '../define-command.ts';
import { author } from './author/index.ts';
import { completion } from './completion.ts';
import { demo } from './demo.ts';
import { grade } from './grade/index.ts';
import { forEverybody } from './learner.ts';

/** Every command of `tito`, in the order in which help lists them. */
export const commands: readonly Entry[] = [...forEverybody, grade, author, demo, completion];
