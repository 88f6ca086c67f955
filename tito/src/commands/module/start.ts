import { defineCommand, type Entry, json } from '../../define-command.ts';
import { EXIT } from '../../exit-codes.ts';

export const start: Entry = defineCommand({
  command: 'start <module>',
  describe: 'Get the files of a module; what you have is never overwritten',
  positionals: {
    module: { type: 'string', demandOption: true, describe: 'Number or name: 15, quantization' },
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
