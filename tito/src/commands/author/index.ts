import { defineGroup, type Entry } from '../../define-command.ts';
import { check } from './check.ts';
import { mistakes } from './mistakes.ts';
import { release } from './release.ts';

export const author: Entry = defineGroup(
  'author',
  'check a module, table its mistakes, release what learners get',
  [check, mistakes, release],
);
