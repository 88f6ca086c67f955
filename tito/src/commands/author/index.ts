import { defineGroup, type Entry } from '../../define-command.ts';
import { check } from './check.ts';
import { mistakes } from './mistakes.ts';
import { begin } from './new.ts';

export const author: Entry = defineGroup(
  'author',
  'new: begin a module; check: test its checks; mistakes: make its table of known ones',
  [begin, check, mistakes],
);
