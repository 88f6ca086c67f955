import { defineGroup, type Entry } from '../../define-command.ts';
import { check } from './check.ts';
import { mistakes } from './mistakes.ts';
import { begin } from './new.ts';
import { release } from './release.ts';
import { say } from '../../messages/index.ts';

export const author: Entry = defineGroup('author', say.help.author.group, [
  begin,
  check,
  mistakes,
  release,
]);
