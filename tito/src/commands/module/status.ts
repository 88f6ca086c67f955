import { defineCommand, type Entry, json } from '../../define-command.ts';
import { EXIT } from '../../exit-codes.ts';
import { say } from '../../messages/index.ts';

export const status: Entry = defineCommand({
  command: 'status [module]',
  describe: say.help.moduleGroup.status,
  completes: ['module'],
  positionals: {
    module: { type: 'string', describe: say.help.moduleGroup.statusModule },
  },
  options: { json },
  run: async ({ module, json: asJson }) => {
    const [{ courseStatus }, { statusReport }, { print }, { openTerminal }] = await Promise.all([
      import('../../jobs/course-status.ts'),
      import('../../views/reports/course.ts'),
      import('../../views/report.ts'),
      import('../../views/terminal.ts'),
    ]);
    print(statusReport(courseStatus(module)), openTerminal({ json: asJson }));
    return EXIT.passed;
  },
});
