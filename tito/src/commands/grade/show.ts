import { defineCommand, type Entry, json } from '../../define-command.ts';
import { EXIT } from '../../exit-codes.ts';
import { say } from '../../messages/index.ts';

export const show: Entry = defineCommand({
  command: 'show <id>',
  describe: say.help.grade.show,
  positionals: {
    id: { type: 'string', demandOption: true, describe: say.help.grade.showId },
  },
  options: {
    out: { type: 'string', describe: say.help.gradesFolder },
    json,
  },
  run: async ({ id, out, json: asJson }) => {
    const [{ explainVerdict }, { verdictReport }, { print }, { openTerminal }] = await Promise.all([
      import('../../jobs/explain-verdict.ts'),
      import('../../views/reports/verdict.ts'),
      import('../../views/report.ts'),
      import('../../views/terminal.ts'),
    ]);
    print(verdictReport(await explainVerdict(id, out)), openTerminal({ json: asJson }));
    return EXIT.passed;
  },
});
