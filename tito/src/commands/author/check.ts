import type { PartName } from '@tito/grader/authoring';
import { defineCommand, type Entry, json } from '../../define-command.ts';
import { EXIT } from '../../exit-codes.ts';
import { say } from '../../messages/index.ts';

/** As @tito/grader has them; it is not loaded to print help. */
const PARTS = [
  'reference',
  'mistakes',
  'mutants',
  'variants',
  'flakiness',
  'leaks',
  'confusion',
] as const satisfies readonly PartName[];

export const check: Entry = defineCommand({
  command: 'check <module>',
  describe: say.help.author.check,
  completes: ['module'],
  positionals: {
    module: { type: 'string', demandOption: true, describe: say.help.module },
  },
  options: {
    short: {
      type: 'boolean',
      default: false,
      describe: say.help.author.checkShort,
    },
    seeds: { type: 'number', describe: say.help.author.checkSeeds },
    part: { choices: PARTS, describe: say.help.author.checkPart },
    checks: { type: 'string', describe: say.help.checks },
    json,
  },
  examples: [
    ['$0 author check 15', say.help.author.checkExample],
    ['$0 author check 15 --short --part mutants', say.help.author.checkShortExample],
  ],
  run: async ({ module, short, seeds, part, checks, json: asJson }) => {
    const { courseScope } = await import('../../course-scope.ts');
    const scope = courseScope({ short, seeds });
    const { openTerminal } = await import('../../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: say.opening.checks });
    const [{ checkModuleCourse }, { isWell }, { authorStory }, { show }] = await Promise.all([
      import('../../jobs/check-course.ts'),
      import('../../jobs/events/author.ts'),
      import('../../views/author/story.ts'),
      import('../../views/show.ts'),
    ]);
    const parts = part === undefined ? undefined : [part];
    const job = checkModuleCourse({ module, scope, parts, checks });
    return isWell(await show(job, authorStory, terminal)) ? EXIT.passed : EXIT.failed;
  },
});
