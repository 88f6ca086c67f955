import { defineCommand, type Entry, json, pictures } from '../../define-command.ts';
import { exitCodeOf } from '../../exit-codes.ts';
import { say } from '../../messages/index.ts';

export const complete: Entry = defineCommand({
  command: 'complete <module>',
  describe: say.help.moduleGroup.complete,
  completes: ['module'],
  positionals: {
    module: { type: 'string', demandOption: true, describe: say.help.module },
  },
  options: {
    reference: {
      type: 'boolean',
      default: false,
      describe: say.help.moduleGroup.completeReference,
    },
    pictures,
    json,
  },
  run: async ({ module, reference, pictures: draws, json: asJson }) => {
    const { openTerminal } = await import('../../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: say.opening.checks });
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
