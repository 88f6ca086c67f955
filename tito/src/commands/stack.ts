import { defineCommand, type Entry, json } from '../define-command.ts';
import { EXIT } from '../exit-codes.ts';
import { say } from '../messages/index.ts';

export const stack: Entry = defineCommand({
  command: 'stack',
  describe: say.help.stack,
  positionals: {},
  options: { json },
  run: async ({ json: asJson }) => {
    const [{ stackStatus }, { stackReport }, { print }, { openTerminal }] = await Promise.all([
      import('../jobs/stack-status.ts'),
      import('../views/reports/stack.ts'),
      import('../views/report.ts'),
      import('../views/terminal.ts'),
    ]);
    print(stackReport(stackStatus()), openTerminal({ json: asJson }));
    return EXIT.passed;
  },
});
