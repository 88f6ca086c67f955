import { defineCommand, type Entry } from '../define-command.ts';

export const demo: Entry = defineCommand({
  command: 'demo',
  describe: 'Judge the reference solution and a sample class',
  positionals: {},
  options: {},
  run: async () => {
    const { openTerminal } = await import('../views/terminal.ts');
    const terminal = openTerminal({ json: false, saysNext: false });
    const { runDemo } = await import('../demo.ts');
    return runDemo(terminal);
  },
});
