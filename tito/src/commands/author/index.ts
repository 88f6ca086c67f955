import { defineGroup, type Entry } from '../../define-command.ts';
import { check } from './check.ts';

export const author: Entry = defineGroup('author', 'check: test the checks of a module', [check]);
