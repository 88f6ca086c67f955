import { defineCommand, type Entry, json } from '../../define-command.ts';
import { EXIT } from '../../exit-codes.ts';
import { say } from '../../messages/index.ts';

export const begin: Entry = defineCommand({
  command: 'new <module>',
  describe: say.help.author.new,
  positionals: {
    module: { type: 'string', demandOption: true, describe: say.help.author.newModule },
  },
  options: {
    reference: {
      type: 'string',
      demandOption: true,
      describe: say.help.author.newReference,
    },
    first: {
      type: 'string',
      demandOption: true,
      describe: say.help.author.newFirst,
    },
    json,
  },
  examples: [['$0 author new 16-pruning --reference @tito/nn --first prune', '']],
  run: async ({ module, reference, first, json: asJson }) => {
    const { openTerminal } = await import('../../views/terminal.ts');
    const terminal = openTerminal({ json: asJson });
    const [{ beginModule }, { begunReport }, { print }] = await Promise.all([
      import('../../jobs/begin-module.ts'),
      import('../../views/reports/begun.ts'),
      import('../../views/report.ts'),
    ]);
    print(begunReport(beginModule({ id: module, reference, first })), terminal);
    return EXIT.passed;
  },
});
