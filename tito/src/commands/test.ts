import { defineCommand, type Entry, json, pictures } from '../define-command.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { say } from '../messages/index.ts';

export const test: Entry = defineCommand({
  command: 'test [module]',
  describe: say.help.test.what,
  completes: ['module'],
  positionals: {
    module: { type: 'string', describe: say.help.module },
  },
  options: {
    stack: {
      choices: ['reference', 'mine'],
      default: 'reference',
      describe: say.help.test.stack,
    },
    reference: { type: 'boolean', default: false, describe: say.help.reference },
    pictures,
    json,
  },
  examples: [
    ['$0 test 15', say.help.test.example],
    ['$0 test --module quantization', say.help.test.byName],
    ['$0 test 15 --stack mine', say.help.test.onOwn],
  ],
  run: async ({ module, stack, reference, pictures: draws, json: asJson }) => {
    const { openTerminal } = await import('../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: say.opening.publicChecks });
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
