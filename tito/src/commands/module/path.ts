import { defineCommand, type Entry, json } from '../../define-command.ts';
import { EXIT } from '../../exit-codes.ts';
import { say } from '../../messages/index.ts';

export const path: Entry = defineCommand({
  command: 'path <module>',
  describe: say.help.moduleGroup.path,
  completes: ['module'],
  positionals: {
    module: { type: 'string', demandOption: true, describe: say.help.module },
  },
  options: { json },
  examples: [['cd "$(tito module path 15)"', say.help.moduleGroup.pathExample]],
  run: async ({ module, json: asJson }) => {
    const [{ modulePath }, { pathReport }, { print }, { openTerminal }] = await Promise.all([
      import('../../jobs/module-path.ts'),
      import('../../views/reports/files.ts'),
      import('../../views/report.ts'),
      import('../../views/terminal.ts'),
    ]);
    print(pathReport(modulePath(module)), openTerminal({ json: asJson }));
    return EXIT.passed;
  },
});
