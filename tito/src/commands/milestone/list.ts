import { defineCommand, type Entry, json } from '../../define-command.ts';
import { EXIT } from '../../exit-codes.ts';
import { say } from '../../messages/index.ts';

export const list: Entry = defineCommand({
  command: 'list',
  describe: say.help.milestone.list,
  positionals: {},
  options: { json },
  run: async ({ json: asJson }) => {
    const [{ milestones }, { milestonesReport }, { print }, { openTerminal }] = await Promise.all([
      import('../../jobs/milestones.ts'),
      import('../../views/reports/milestones.ts'),
      import('../../views/report.ts'),
      import('../../views/terminal.ts'),
    ]);
    print(milestonesReport(milestones()), openTerminal({ json: asJson }));
    return EXIT.passed;
  },
});
