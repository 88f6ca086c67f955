import type { Entry } from '../define-command.ts';
import { author } from './author/index.ts';
import { bench } from './bench.ts';
import { demo } from './demo.ts';
import { exportCommand } from './export.ts';
import { grade } from './grade/index.ts';
import { hint } from './hint.ts';
import { milestone } from './milestone/index.ts';
import { module } from './module/index.ts';
import { stack } from './stack.ts';
import { status } from './status.ts';
import { submit } from './submit.ts';
import { test } from './test.ts';
import { watch } from './watch.ts';

/** Every command of `tito`, in the order in which help lists them. */
export const commands: readonly Entry[] = [
  watch,
  module,
  status,
  stack,
  test,
  hint,
  bench,
  submit,
  milestone,
  grade,
  exportCommand,
  author,
  demo,
];
