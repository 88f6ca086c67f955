import { defineCommand, type Entry, json } from '../define-command.ts';
import { exitCodeOf } from '../exit-codes.ts';

export const test: Entry = defineCommand({
  command: 'test [module]',
  describe: 'Run the public checks of a module',
  positionals: {
    module: { type: 'string', describe: 'Number or name: 15, quantization' },
  },
  options: {
    reference: { type: 'boolean', default: false, describe: 'Judge the reference solution' },
    json,
  },
  examples: [
    ['$0 test 15', 'run the public checks of module 15'],
    ['$0 test --module quantization', 'the same, by name'],
  ],
  run: async ({ module, reference, json: asJson }) => {
    const { openTerminal } = await import('../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: 'Getting the public checks ready' });
    const [{ testModule }, { judgingStory }, { show }] = await Promise.all([
      import('../jobs/test-module.ts'),
      import('../views/judging/story.ts'),
      import('../views/show.ts'),
    ]);
    const { record } = await show(testModule({ module, reference }), judgingStory, terminal);
    return exitCodeOf(record.verdict.status);
  },
});
