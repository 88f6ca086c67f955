import { defineCommand, type Entry, json, pictures } from '../define-command.ts';
import { exitCodeOf } from '../exit-codes.ts';

export const test: Entry = defineCommand({
  command: 'test [module]',
  describe: 'Run the public checks of a module',
  positionals: {
    module: { type: 'string', describe: 'Number or name: 15, quantization' },
  },
  options: {
    stack: {
      choices: ['reference', 'mine'],
      default: 'reference',
      describe: "What stands under it: the course's packages, or your own modules",
    },
    reference: { type: 'boolean', default: false, describe: 'Judge the reference solution' },
    pictures,
    json,
  },
  examples: [
    ['$0 test 15', 'run the public checks of module 15'],
    ['$0 test --module quantization', 'the same, by name'],
    ['$0 test 15 --stack mine', 'the same, on your own tensors and layers'],
  ],
  run: async ({ module, stack, reference, pictures: draws, json: asJson }) => {
    const { openTerminal } = await import('../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: 'Getting the public checks ready' });
    const [{ testModule }, { judgingStory }, { show }] = await Promise.all([
      import('../jobs/test-module.ts'),
      import('../views/judging/story.ts'),
      import('../views/show.ts'),
    ]);
    const options = { module, reference, pictures: draws && !asJson, stack };
    const { record } = await show(testModule(options), judgingStory, terminal);
    return exitCodeOf(record.verdict.status);
  },
});
