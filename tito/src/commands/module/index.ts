import { defineGroup, type Entry } from '../../define-command.ts';
import { complete } from './complete.ts';
import { list } from './list.ts';
import { path } from './path.ts';
import { reset } from './reset.ts';
import { start } from './start.ts';
import { status } from './status.ts';

export const module: Entry = defineGroup('module', 'list, start, status, complete, reset, path', [
  list,
  start,
  status,
  complete,
  reset,
  path,
]);
