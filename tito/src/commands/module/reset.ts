import { defineCommand, type Entry, json } from '../../define-command.ts';
import { EXIT } from '../../exit-codes.ts';
import { say } from '../../messages/index.ts';

export const reset: Entry = defineCommand({
  command: 'reset <module>',
  describe: say.help.moduleGroup.reset,
  completes: ['module'],
  positionals: {
    module: { type: 'string', demandOption: true, describe: say.help.module },
  },
  options: { json },
  run: async ({ module, json: asJson }) => {
    const [{ resetModule }, { resetReport }, { print }, { openTerminal }] = await Promise.all([
      import('../../jobs/reset-module.ts'),
      import('../../views/reports/files.ts'),
      import('../../views/report.ts'),
      import('../../views/terminal.ts'),
    ]);
    print(resetReport(await resetModule(module)), openTerminal({ json: asJson }));
    return EXIT.passed;
  },
});
