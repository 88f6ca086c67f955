import { defineCommand, type Entry, json } from '../../define-command.ts';
import { EXIT } from '../../exit-codes.ts';

export const mistakes: Entry = defineCommand({
  command: 'mistakes <module>',
  describe: 'Make the table by which learners are told which known mistake theirs is',
  positionals: {
    module: { type: 'string', demandOption: true, describe: 'Number or name: 15, quantization' },
  },
  options: {
    checks: { type: 'string', describe: "Folder of hidden checks, instead of the grader's own" },
    json,
  },
  examples: [['$0 author mistakes 15', 'after a change of its public checks or of its corpus']],
  run: async ({ module, checks, json: asJson }) => {
    const { openTerminal } = await import('../../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: 'Trying every known mistake' });
    const [{ writeMistakes }, { mistakesReport }, { print }] = await Promise.all([
      import('../../jobs/write-mistakes.ts'),
      import('../../views/reports/mistakes.ts'),
      import('../../views/report.ts'),
    ]);
    print(mistakesReport(await writeMistakes({ module, checks })), terminal);
    return EXIT.passed;
  },
});
