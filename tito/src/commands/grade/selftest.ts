import { defineCommand, type Entry, json } from '../../define-command.ts';
import { exitCodeOfSelftest } from '../../exit-codes.ts';
import { isolation } from './isolation.ts';
import { say } from '../../messages/index.ts';

export const selftest: Entry = defineCommand({
  command: 'selftest',
  describe: say.help.grade.selftest,
  positionals: {},
  options: {
    isolation,
    jobs: { type: 'number', describe: say.help.grade.selftestJobs },
    only: { type: 'string', describe: say.help.grade.selftestOnly },
    json,
  },
  examples: [['$0 grade selftest --only C31', say.help.grade.selftestExample]],
  run: async ({ isolation: level, jobs, only, json: asJson }) => {
    const { selftestOptions } = await import('../../grade-options.ts');
    const options = selftestOptions({ isolation: level, jobs, only });
    const { openTerminal } = await import('../../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: say.opening.attacks });
    const [{ runSelftest }, { selftestStory }, { show: present }] = await Promise.all([
      import('../../jobs/selftest.ts'),
      import('../../views/selftest/story.ts'),
      import('../../views/show.ts'),
    ]);
    return exitCodeOfSelftest(await present(runSelftest(options), selftestStory, terminal));
  },
});
