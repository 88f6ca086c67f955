import { defineCommand, type Entry } from '../define-command.ts';

export const begin: Entry = defineCommand({
  command: 'begin [module]',
  describe: 'Get the files of your next module, run its checks, say what to do',
  positionals: {
    module: { type: 'string', describe: 'Number or name (default: the next to work on)' },
  },
  options: {},
  run: async ({ module }) => {
    const { openTerminal } = await import('../views/terminal.ts');
    const terminal = openTerminal({ json: false, saysNext: false });
    const { runBeginning } = await import('../beginning.ts');
    return runBeginning(module, terminal);
  },
});
