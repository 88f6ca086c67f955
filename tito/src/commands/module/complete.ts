import { defineCommand, type Entry, json, pictures } from '../../define-command.ts';
import { exitCodeOf } from '../../exit-codes.ts';

export const complete: Entry = defineCommand({
  command: 'complete <module>',
  describe: 'Judge a module with all checks, export it to your stack, record it',
  positionals: {
    module: { type: 'string', demandOption: true, describe: 'Number or name: 15, quantization' },
  },
  options: {
    reference: {
      type: 'boolean',
      default: false,
      describe: 'Judge the reference solution; nothing of yours is touched',
    },
    pictures,
    json,
  },
  run: async ({ module, reference, pictures: draws, json: asJson }) => {
    const { openTerminal } = await import('../../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: 'Getting the checks ready' });
    const [{ completeModule }, { judgingStory }, { show }] = await Promise.all([
      import('../../jobs/complete-module.ts'),
      import('../../views/judging/story.ts'),
      import('../../views/show.ts'),
    ]);
    const options = { module, reference, pictures: draws && !asJson };
    const { record } = await show(completeModule(options), judgingStory, terminal);
    return exitCodeOf(record.verdict.status);
  },
});
