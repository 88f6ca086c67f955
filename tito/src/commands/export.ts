import { defineCommand, type Entry } from '../define-command.ts';
import { EXIT } from '../exit-codes.ts';
import { say } from '../messages/index.ts';

export const exportCommand: Entry = defineCommand({
  command: 'export',
  describe: say.help.export.what,
  positionals: {},
  options: {
    format: { choices: ['csv', 'json'], default: 'csv', describe: say.help.export.format },
    json: { type: 'boolean', default: false, describe: say.help.export.json },
    out: { type: 'string', describe: say.help.export.out },
    module: { type: 'string', describe: say.help.export.module },
    total: {
      type: 'boolean',
      default: false,
      describe: say.help.export.total,
    },
    to: { type: 'string', describe: say.help.export.to },
  },
  examples: [
    ['$0 export --format csv --out grades', say.help.export.batchExample],
    ['$0 export --format json', say.help.export.ownExample],
    ['$0 export --total --out grades', say.help.export.totalExample],
  ],
  run: async ({ format, json, out, module, total, to }) => {
    const { exportGrades } = await import('../jobs/export-grades.ts');
    const options = {
      format: json || format === 'json' ? 'json' : 'csv',
      out,
      module,
      total,
      to,
    } as const;
    const { text, rows, path } = await exportGrades(options);
    if (path === null) process.stdout.write(text);
    else console.error(say.records.written({ path, grades: rows }));
    return EXIT.passed;
  },
});
