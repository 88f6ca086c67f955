import { defineCommand, type Entry, json } from '../define-command.ts';
import { EXIT } from '../exit-codes.ts';

export const bench: Entry = defineCommand({
  command: 'bench [module]',
  describe: 'Time the work of a module, your own code beside faster ways',
  positionals: {
    module: { type: 'string', describe: 'Number or name: 15, quantization' },
  },
  options: {
    rounds: { type: 'number', default: 9, describe: 'How often everything has its turn' },
    json,
  },
  examples: [['$0 bench 15', 'the int8 product, from three loops to all processors']],
  run: async ({ module, rounds, json: asJson }) => {
    const { openTerminal } = await import('../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: 'Getting the benchmark ready' });
    const [{ benchModule }, { benchStory }, { show }] = await Promise.all([
      import('../jobs/bench-module.ts'),
      import('../views/bench/story.ts'),
      import('../views/show.ts'),
    ]);
    await show(benchModule({ module, rounds }), benchStory, terminal);
    return EXIT.passed;
  },
});
