import { defineGroup, type Entry } from '../../define-command.ts';
import { check } from './check.ts';
import { mistakes } from './mistakes.ts';
import { begin } from './new.ts';
import { release } from './release.ts';

export const author: Entry = defineGroup(
  'author',
  'begin a module, check it, table its mistakes, release what learners get',
  [begin, check, mistakes, release],
);
