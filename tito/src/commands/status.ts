import { defineCommand, type Entry, json } from '../define-command.ts';
import { EXIT } from '../exit-codes.ts';
import { say } from '../messages/index.ts';

export const status: Entry = defineCommand({
  command: 'status',
  describe: say.help.status,
  positionals: {},
  options: { json },
  run: async ({ json: asJson }) => {
    const [{ courseMap }, { mapReport }, { print }, { openTerminal }] = await Promise.all([
      import('../jobs/course-status.ts'),
      import('../views/map/map-report.ts'),
      import('../views/report.ts'),
      import('../views/terminal.ts'),
    ]);
    print(mapReport(courseMap()), openTerminal({ json: asJson }));
    return EXIT.passed;
  },
});
