import { defineCommand, type Entry, json } from '../../define-command.ts';
import { exitCodeOfSelftest } from '../../exit-codes.ts';
import { isolation } from './isolation.ts';

export const selftest: Entry = defineCommand({
  command: 'selftest',
  describe: 'Hand in every known attack, and tell which defences hold here',
  positionals: {},
  options: {
    isolation,
    jobs: { type: 'number', describe: 'Hand-ins judged at a time (default: one per processor)' },
    only: { type: 'string', describe: 'Number or name of an attack: C31, exits-at-import' },
    json,
  },
  examples: [['$0 grade selftest --only C31', 'one attack']],
  run: async ({ isolation: level, jobs, only, json: asJson }) => {
    const { selftestOptions } = await import('../../grade-options.ts');
    const options = selftestOptions({ isolation: level, jobs, only });
    const { openTerminal } = await import('../../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: 'Getting the attacks ready' });
    const [{ runSelftest }, { selftestStory }, { show: present }] = await Promise.all([
      import('../../jobs/selftest.ts'),
      import('../../views/selftest/story.ts'),
      import('../../views/show.ts'),
    ]);
    return exitCodeOfSelftest(await present(runSelftest(options), selftestStory, terminal));
  },
});
