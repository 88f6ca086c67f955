import { defineCommand, type Entry, json } from '../../define-command.ts';
import { EXIT } from '../../exit-codes.ts';

export const run: Entry = defineCommand({
  command: 'run <name>',
  describe: 'Run one on your own stack, and measure it',
  positionals: {
    name: { type: 'string', demandOption: true, describe: 'As `tito milestone list` has it' },
  },
  options: {
    reference: {
      type: 'boolean',
      default: false,
      describe: "On the course's packages; nothing of yours is used",
    },
    json,
  },
  examples: [['$0 milestone run perceptron', 'after modules 01 to 03']],
  run: async ({ name, reference, json: asJson }) => {
    const { openTerminal } = await import('../../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: 'Getting the program ready' });
    const [{ reachMilestone }, { milestoneStory }, { show }] = await Promise.all([
      import('../../jobs/reach-milestone.ts'),
      import('../../views/milestone/story.ts'),
      import('../../views/show.ts'),
    ]);
    const { result } = await show(reachMilestone({ name, reference }), milestoneStory, terminal);
    return result.isReached ? EXIT.passed : EXIT.failed;
  },
});
