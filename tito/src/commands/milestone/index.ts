import { defineGroup, type Entry } from '../../define-command.ts';
import { list } from './list.ts';
import { run } from './run.ts';
import { say } from '../../messages/index.ts';

export const milestone: Entry = defineGroup('milestone', say.help.milestone.group, [list, run]);
