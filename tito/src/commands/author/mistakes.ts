import { defineCommand, type Entry, json } from '../../define-command.ts';
import { EXIT } from '../../exit-codes.ts';
import { say } from '../../messages/index.ts';

export const mistakes: Entry = defineCommand({
  command: 'mistakes <module>',
  describe: say.help.author.mistakes,
  completes: ['module'],
  positionals: {
    module: { type: 'string', demandOption: true, describe: say.help.module },
  },
  options: {
    checks: { type: 'string', describe: say.help.checks },
    json,
  },
  examples: [['$0 author mistakes 15', say.help.author.mistakesExample]],
  run: async ({ module, checks, json: asJson }) => {
    const { openTerminal } = await import('../../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: say.opening.mistakes });
    const [{ writeMistakes }, { mistakesReport }, { print }] = await Promise.all([
      import('../../jobs/write-mistakes.ts'),
      import('../../views/reports/mistakes.ts'),
      import('../../views/report.ts'),
    ]);
    print(mistakesReport(await writeMistakes({ module, checks })), terminal);
    return EXIT.passed;
  },
});
