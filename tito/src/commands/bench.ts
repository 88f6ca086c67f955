import { defineCommand, type Entry, json } from '../define-command.ts';
import { EXIT } from '../exit-codes.ts';
import { say } from '../messages/index.ts';

export const bench: Entry = defineCommand({
  command: 'bench [module]',
  describe: say.help.bench.what,
  completes: ['module'],
  positionals: {
    module: { type: 'string', describe: say.help.module },
  },
  options: {
    rounds: { type: 'number', default: 9, describe: say.help.bench.rounds },
    json,
  },
  examples: [['$0 bench 15', say.help.bench.example]],
  run: async ({ module, rounds, json: asJson }) => {
    const { openTerminal } = await import('../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: say.opening.benchmark });
    const [{ benchModule }, { benchStory }, { show }] = await Promise.all([
      import('../jobs/bench-module.ts'),
      import('../views/bench/story.ts'),
      import('../views/show.ts'),
    ]);
    await show(benchModule({ module, rounds }), benchStory, terminal);
    return EXIT.passed;
  },
});
