import type { PartName } from '@tito/grader/authoring';
import { defineCommand, type Entry, json } from '../../define-command.ts';
import { EXIT } from '../../exit-codes.ts';

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
  describe: 'Test the checks of a module: mistakes, mutants, variants, seeds, leaks',
  positionals: {
    module: { type: 'string', demandOption: true, describe: 'Number or name: 15, quantization' },
  },
  options: {
    short: {
      type: 'boolean',
      default: false,
      describe: 'Few seeds; equivalent mutants are taken at their word',
    },
    seeds: { type: 'number', describe: 'Seeds for right answers (default: 1000; short: 20)' },
    part: { choices: PARTS, describe: 'Only this part' },
    checks: { type: 'string', describe: "Folder of hidden checks, instead of the grader's own" },
    json,
  },
  examples: [
    ['$0 author check 15', 'before a release'],
    ['$0 author check 15 --short --part mutants', 'while a check is written'],
  ],
  run: async ({ module, short, seeds, part, checks, json: asJson }) => {
    const { courseScope } = await import('../../course-scope.ts');
    const scope = courseScope({ short, seeds });
    const { openTerminal } = await import('../../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: 'Getting the checks ready' });
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
