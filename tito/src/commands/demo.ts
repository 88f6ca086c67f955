import { defineCommand, type Entry } from '../define-command.ts';
import { say } from '../messages/index.ts';

export const demo: Entry = defineCommand({
  command: 'demo',
  describe: say.help.demo,
  positionals: {},
  options: {},
  run: async () => {
    const { openTerminal } = await import('../views/terminal.ts');
    const terminal = openTerminal({ json: false, saysNext: false });
    const { runDemo } = await import('../demo.ts');
    return runDemo(terminal);
  },
});
