import { defineCommand, type Entry, json } from '../../define-command.ts';
import { exitCodeOfVerification } from '../../exit-codes.ts';

export const verify: Entry = defineCommand({
  command: 'verify <record>',
  describe: 'Judge once more from a record, and compare to the bit',
  positionals: {
    record: {
      type: 'string',
      demandOption: true,
      describe: "A record's file, or an id as in the column id of grades.csv",
    },
  },
  options: {
    out: { type: 'string', describe: 'Folder of the grades (default: grades, then your own)' },
    checks: { type: 'string', describe: "Folder of hidden checks, instead of the grader's own" },
    json,
  },
  examples: [
    ['$0 grade verify ada', ''],
    ['$0 grade verify grades/records/ada.json', 'the same, by its file'],
  ],
  run: async ({ record, out, checks, json: asJson }) => {
    const { openTerminal } = await import('../../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: 'Judging once more' });
    const [job, { verificationReport }, { print }] = await Promise.all([
      import('../../jobs/verify-record.ts'),
      import('../../views/reports/verification.ts'),
      import('../../views/report.ts'),
    ]);
    const verified = await job.verify({ record, out, checks });
    print(verificationReport(verified), terminal);
    return exitCodeOfVerification(verified.outcome);
  },
});
