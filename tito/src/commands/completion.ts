import type { Shell } from '../jobs/completion-script.ts';
import { defineCommand, type Entry } from '../define-command.ts';
import { EXIT } from '../exit-codes.ts';
import { say } from '../messages/index.ts';

/** As the job has them; it is not loaded to print help. */
const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const satisfies readonly Shell[];

export const completion: Entry = defineCommand({
  command: 'completion [shell]',
  describe: say.help.completion.what,
  positionals: {
    shell: { choices: SHELLS, describe: say.help.completion.shell },
  },
  options: {},
  examples: [
    ['$0 completion fish > ~/.config/fish/completions/tito.fish', ''],
    ['eval "$($0 completion bash)"', say.help.completion.example],
  ],
  run: async ({ shell }) => {
    const { completionScript } = await import('../jobs/completion-script.ts');
    process.stdout.write(completionScript(shell));
    return EXIT.passed;
  },
});
