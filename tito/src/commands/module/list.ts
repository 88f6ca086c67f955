import { defineCommand, type Entry, json } from '../../define-command.ts';
import { EXIT } from '../../exit-codes.ts';

export const list: Entry = defineCommand({
  command: 'list',
  describe: 'All modules: hours, what they build on, your points',
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
