import { defineCommand, type Entry, json } from '../define-command.ts';
import { EXIT } from '../exit-codes.ts';

export const hint: Entry = defineCommand({
  command: 'hint <task>',
  describe: 'Show the next hint of a task; hints cost nothing',
  positionals: {
    task: { type: 'string', demandOption: true, describe: 'Such as 15.2' },
  },
  options: {
    step: { type: 'number', describe: 'Show this one: 1, 2 or 3' },
    solution: {
      type: 'boolean',
      default: false,
      describe: 'Show a solution, where the course allows it',
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
