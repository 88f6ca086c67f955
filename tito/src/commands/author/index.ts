import { defineGroup, type Entry } from '../../define-command.ts';
import { check } from './check.ts';
import { release } from './release.ts';

export const author: Entry = defineGroup('author', 'check, release: test checks, make releases', [
  check,
  release,
]);
