import { defineCommand, type Entry, json } from '../../define-command.ts';
import { EXIT } from '../../exit-codes.ts';
import { say } from '../../messages/index.ts';

export const list: Entry = defineCommand({
  command: 'list',
  describe: say.help.moduleGroup.list,
  positionals: {},
  options: { json },
  run: async ({ json: asJson }) => {
    const [{ courseStatus }, { listReport }, { print }, { openTerminal }] = await Promise.all([
      import('../../jobs/course-status.ts'),
      import('../../views/reports/course.ts'),
      import('../../views/report.ts'),
      import('../../views/terminal.ts'),
    ]);
    print(listReport(courseStatus()), openTerminal({ json: asJson }));
    return EXIT.passed;
  },
});
