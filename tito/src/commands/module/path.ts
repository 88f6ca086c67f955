import { defineCommand, type Entry, json } from '../../define-command.ts';
import { EXIT } from '../../exit-codes.ts';

export const path: Entry = defineCommand({
  command: 'path <module>',
  describe: 'Print the folder of your files, for cd and editors',
  positionals: {
    module: { type: 'string', demandOption: true, describe: 'Number or name: 15, quantization' },
  },
  options: { json },
  examples: [['cd "$(tito module path 15)"', 'go there']],
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
