import { defineCommand, type Entry } from '../define-command.ts';
import { say } from '../messages/index.ts';

export const begin: Entry = defineCommand({
  command: 'begin [module]',
  describe: say.help.begin.what,
  positionals: {
    module: { type: 'string', describe: say.help.begin.module },
  },
  options: {},
  run: async ({ module }) => {
    const { openTerminal } = await import('../views/terminal.ts');
    const terminal = openTerminal({ json: false, saysNext: false });
    const { runBeginning } = await import('../beginning.ts');
    return runBeginning(module, terminal);
  },
});
