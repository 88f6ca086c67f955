import { defineCommand, type Entry, json } from '../../define-command.ts';
import { EXIT } from '../../exit-codes.ts';
import { say } from '../../messages/index.ts';

export const release: Entry = defineCommand({
  command: 'release <modules..>',
  describe: say.help.author.release,
  completes: ['module'],
  positionals: {
    modules: {
      type: 'string',
      array: true,
      demandOption: true,
      describe: say.help.author.releaseModules,
    },
  },
  options: {
    out: { type: 'string', default: 'releases', describe: say.help.author.releaseOut },
    checks: { type: 'string', describe: say.help.checks },
    'readable-earlier': {
      type: 'boolean',
      default: false,
      describe: say.help.author.releaseEarlier,
    },
    json,
  },
  examples: [['$0 author release 15', say.help.author.releaseExample]],
  run: async ({ modules, out, checks, json: asJson, 'readable-earlier': isEarlierReadable }) => {
    const [{ makeRelease }, { releaseReport }, { print }, { openTerminal }] = await Promise.all([
      import('../../jobs/make-release.ts'),
      import('../../views/reports/release.ts'),
      import('../../views/report.ts'),
      import('../../views/terminal.ts'),
    ]);
    const released = await makeRelease({
      modules,
      out,
      checks,
      isEarlierReadable,
    });
    print(releaseReport(released), openTerminal({ json: asJson }));
    return released.problems.length === 0 ? EXIT.passed : EXIT.failed;
  },
});
