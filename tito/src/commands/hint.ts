import { defineCommand, type Entry, json } from '../define-command.ts';
import { EXIT } from '../exit-codes.ts';
import { say } from '../messages/index.ts';

export const hint: Entry = defineCommand({
  command: 'hint <task>',
  describe: say.help.hint.what,
  completes: ['task'],
  positionals: {
    task: { type: 'string', demandOption: true, describe: say.help.hint.task },
  },
  options: {
    step: { type: 'number', describe: say.help.hint.step },
    solution: {
      type: 'boolean',
      default: false,
      describe: say.help.hint.solution,
    },
    json,
  },
  run: async ({ task, step, solution, json: asJson }) => {
    const [job, view, { print }, { openTerminal }] = await Promise.all([
      import('../jobs/hint.ts'),
      import('../views/reports/hint.ts'),
      import('../views/report.ts'),
      import('../views/terminal.ts'),
    ]);
    const report = solution
      ? view.solutionReport(await job.solutionOf(task))
      : view.hintReport(await job.nextHint(task, step));
    print(report, openTerminal({ json: asJson }));
    return EXIT.passed;
  },
});
