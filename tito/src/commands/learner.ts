import { defineGroup, type Entry } from '../define-command.ts';
import { begin } from './begin.ts';
import { bench } from './bench.ts';
import { completion } from './completion.ts';
import { doctor } from './doctor.ts';
import { exportCommand } from './export.ts';
import { show } from './grade/show.ts';
import { verify } from './grade/verify.ts';
import { hint } from './hint.ts';
import { milestone } from './milestone/index.ts';
import { module } from './module/index.ts';
import { report } from './report.ts';
import { stack } from './stack.ts';
import { status } from './status.ts';
import { submit } from './submit.ts';
import { test } from './test.ts';
import { watch } from './watch.ts';
import { say } from '../messages/index.ts';

/** What everybody has. */
export const forEverybody: readonly Entry[] = [
  watch,
  module,
  status,
  stack,
  test,
  report,
  hint,
  milestone,
  bench,
  submit,
  exportCommand,
  begin,
  doctor,
];

const ownGrades = defineGroup('grade', say.help.grade.ownGroup, [show, verify]);

/** The commands of a release: what judges a class or tests checks is not in it. */
export const commands: readonly Entry[] = [...forEverybody, ownGrades, completion];
