import { defineCommand, type Entry, json } from '../../define-command.ts';
import { exitCodeOfVerification } from '../../exit-codes.ts';
import { say } from '../../messages/index.ts';
import { isolation } from './isolation.ts';

export const verify: Entry = defineCommand({
  command: 'verify <record>',
  describe: say.help.grade.verify,
  completes: ['record'],
  positionals: {
    record: {
      type: 'string',
      demandOption: true,
      describe: say.help.grade.verifyRecord,
    },
  },
  options: {
    out: { type: 'string', describe: say.help.gradesFolder },
    checks: { type: 'string', describe: say.help.checks },
    isolation,
    json,
  },
  examples: [
    ['$0 grade verify ada', ''],
    ['$0 grade verify grades/records/ada.json', say.help.grade.verifyExample],
  ],
  run: async ({ record, out, checks, isolation: level, json: asJson }) => {
    const { openTerminal } = await import('../../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: say.opening.verify });
    const [job, { verificationReport }, { print }] = await Promise.all([
      import('../../jobs/verify-record.ts'),
      import('../../views/reports/verification.ts'),
      import('../../views/report.ts'),
    ]);
    const verified = await job.verify({ record, out, checks, isolation: level });
    print(verificationReport(verified), terminal);
    return exitCodeOfVerification(verified.outcome);
  },
});
