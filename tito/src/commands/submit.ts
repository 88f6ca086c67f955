import { defineCommand, type Entry, json } from '../define-command.ts';
import { EXIT } from '../exit-codes.ts';

export const submit: Entry = defineCommand({
  command: 'submit <module>',
  describe: 'Pack a module to hand it in: your files, their hashes, versions',
  positionals: {
    module: { type: 'string', demandOption: true, describe: 'Number or name: 15, quantization' },
  },
  options: {
    name: { type: 'string', describe: 'Names the archive, and so you to the grader' },
    out: { type: 'string', describe: 'The archive, or a folder for it (default: hand-in/)' },
    stack: {
      choices: ['none', 'mine'],
      default: 'none',
      describe: 'Whether your finished earlier modules go along',
    },
    show: { type: 'boolean', default: false, describe: 'List what it holds; nothing is written' },
    json,
  },
  examples: [
    ['$0 submit 15 --show', 'what would be handed in'],
    ['$0 submit 15 --name "Ada Lovelace"', 'ada-lovelace.zip'],
  ],
  run: async ({ json: asJson, ...options }) => {
    const [{ submitModule }, { handInReport }, { print }, { openTerminal }] = await Promise.all([
      import('../jobs/submit-module.ts'),
      import('../views/reports/hand-in.ts'),
      import('../views/report.ts'),
      import('../views/terminal.ts'),
    ]);
    const handedIn = await submitModule(options);
    print(handInReport(handedIn), openTerminal({ json: asJson }));
    return handedIn.outcome === 'refused' ? EXIT.failed : EXIT.passed;
  },
});
