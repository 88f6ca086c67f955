import { defineGroup, type Entry } from '../../define-command.ts';
import { check } from './check.ts';
import { mistakes } from './mistakes.ts';

export const author: Entry = defineGroup(
  'author',
  'check: test the checks of a module; mistakes: make its table of known ones',
  [check, mistakes],
);
