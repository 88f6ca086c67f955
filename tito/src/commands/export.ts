import { defineCommand, type Entry } from '../define-command.ts';
import { EXIT } from '../exit-codes.ts';

export const exportCommand: Entry = defineCommand({
  command: 'export',
  describe: 'Grades as CSV or JSON, from records',
  positionals: {},
  options: {
    format: { choices: ['csv', 'json'], default: 'csv', describe: 'What to print' },
    json: { type: 'boolean', default: false, describe: 'The same as --format json' },
    out: { type: 'string', describe: 'Folder of grades; your own records when left out' },
    module: { type: 'string', describe: 'Number or name, if records of several lie there' },
    total: {
      type: 'boolean',
      default: false,
      describe: 'One row per learner over all modules, by their weights',
    },
    to: { type: 'string', describe: 'Write this file instead of printing' },
  },
  examples: [
    ['$0 export --format csv --out grades', 'the grades of a batch'],
    ['$0 export --format json', 'your own'],
    ['$0 export --total --out grades', 'grades/15, grades/14, ... together'],
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
    else console.error(`${path}: ${rows} ${rows === 1 ? 'grade' : 'grades'}`);
    return EXIT.passed;
  },
});
