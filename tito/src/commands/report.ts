import { defineCommand, type Entry, json } from '../define-command.ts';
import { EXIT } from '../exit-codes.ts';

export const report: Entry = defineCommand({
  command: 'report [module]',
  describe: 'One page of a module: points, pictures, what was measured',
  positionals: {
    module: { type: 'string', describe: 'Number or name: 15, quantization' },
  },
  options: {
    out: { type: 'string', describe: 'The file to write (default: below .tito/reports)' },
    reference: { type: 'boolean', default: false, describe: 'Report on the reference solution' },
    json,
  },
  examples: [['$0 report 15', 'write a page about your module 15 and print its path']],
  run: async ({ module, out, reference, json: asJson }) => {
    const { openTerminal } = await import('../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: 'Getting the checks ready' });
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
