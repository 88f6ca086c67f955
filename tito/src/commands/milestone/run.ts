import { defineCommand, type Entry, json } from '../../define-command.ts';
import { EXIT } from '../../exit-codes.ts';
import { say } from '../../messages/index.ts';

export const run: Entry = defineCommand({
  command: 'run <name>',
  describe: say.help.milestone.run,
  completes: ['milestone'],
  positionals: {
    name: { type: 'string', demandOption: true, describe: say.help.milestone.name },
  },
  options: {
    reference: {
      type: 'boolean',
      default: false,
      describe: say.help.milestone.reference,
    },
    json,
  },
  examples: [['$0 milestone run perceptron', say.help.milestone.example]],
  run: async ({ name, reference, json: asJson }) => {
    const { openTerminal } = await import('../../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: say.opening.milestone });
    const [{ reachMilestone }, { milestoneStory }, { show }] = await Promise.all([
      import('../../jobs/reach-milestone.ts'),
      import('../../views/milestone/story.ts'),
      import('../../views/show.ts'),
    ]);
    const { result } = await show(reachMilestone({ name, reference }), milestoneStory, terminal);
    return result.isReached ? EXIT.passed : EXIT.failed;
  },
});
