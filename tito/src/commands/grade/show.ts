import { defineCommand, type Entry, json } from '../../define-command.ts';
import { EXIT } from '../../exit-codes.ts';

export const show: Entry = defineCommand({
  command: 'show <id>',
  describe: 'Explain one verdict with all figures, for an appeal',
  positionals: {
    id: { type: 'string', demandOption: true, describe: 'As in the column id of grades.csv' },
  },
  options: {
    out: { type: 'string', describe: 'Folder of the grades (default: grades, then your own)' },
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
