import { defineCommand, type Entry, json } from '../../define-command.ts';
import { EXIT } from '../../exit-codes.ts';
import { say } from '../../messages/index.ts';

export const start: Entry = defineCommand({
  command: 'start <module>',
  describe: say.help.moduleGroup.start,
  completes: ['module'],
  positionals: {
    module: { type: 'string', demandOption: true, describe: say.help.module },
  },
  options: { json },
  run: async ({ module, json: asJson }) => {
    const [{ startModule }, { startReport }, { print }, { openTerminal }] = await Promise.all([
      import('../../jobs/start-module.ts'),
      import('../../views/reports/files.ts'),
      import('../../views/report.ts'),
      import('../../views/terminal.ts'),
    ]);
    print(startReport(await startModule(module)), openTerminal({ json: asJson }));
    return EXIT.passed;
  },
});
