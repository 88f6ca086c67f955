import { defineGroup, type Entry } from '../../define-command.ts';
import { list } from './list.ts';
import { run } from './run.ts';

export const milestone: Entry = defineGroup('milestone', 'list, run: what your framework can do', [
  list,
  run,
]);
