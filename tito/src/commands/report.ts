import { defineCommand, type Entry, json } from '../define-command.ts';
import { EXIT } from '../exit-codes.ts';
import { say } from '../messages/index.ts';

export const report: Entry = defineCommand({
  command: 'report [module]',
  describe: say.help.report.what,
  completes: ['module'],
  positionals: {
    module: { type: 'string', describe: say.help.module },
  },
  options: {
    out: { type: 'string', describe: say.help.report.out },
    reference: { type: 'boolean', default: false, describe: say.help.report.reference },
    json,
  },
  examples: [['$0 report 15', say.help.report.example]],
  run: async ({ module, out, reference, json: asJson }) => {
    const { openTerminal } = await import('../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: say.opening.checks });
    const [{ writeReport }, { reportStory }, { reportPage }, { show }] = await Promise.all([
      import('../jobs/write-report.ts'),
      import('../views/report/story.ts'),
      import('../views/page/report-page.ts'),
      import('../views/show.ts'),
    ]);
    const options = { module, out, reference, render: reportPage };
    const { record } = await show(writeReport(options), reportStory, terminal);
    return record.verdict.status === 'broken' ? EXIT.broken : EXIT.passed;
  },
});
