import { defineCommand, type Entry, json } from '../define-command.ts';
import { EXIT } from '../exit-codes.ts';
import { say } from '../messages/index.ts';

export const submit: Entry = defineCommand({
  command: 'submit <module>',
  describe: say.help.submit.what,
  completes: ['module'],
  positionals: {
    module: { type: 'string', demandOption: true, describe: say.help.module },
  },
  options: {
    name: { type: 'string', describe: say.help.submit.name },
    out: { type: 'string', describe: say.help.submit.out },
    stack: {
      choices: ['none', 'mine'],
      default: 'none',
      describe: say.help.submit.stack,
    },
    show: { type: 'boolean', default: false, describe: say.help.submit.show },
    json,
  },
  examples: [
    ['$0 submit 15 --show', say.help.submit.showExample],
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
