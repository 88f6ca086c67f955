import { defineCommand, type Entry, json } from '../../define-command.ts';
import { EXIT } from '../../exit-codes.ts';

export const release: Entry = defineCommand({
  command: 'release <modules..>',
  describe: 'Make what learners get: a folder and a zip that start with npm start',
  positionals: {
    modules: {
      type: 'string',
      array: true,
      demandOption: true,
      describe: 'Numbers or names: 15, or 01 02 03',
    },
  },
  options: {
    out: { type: 'string', default: 'releases', describe: 'Folder for it' },
    checks: { type: 'string', describe: "Folder of hidden checks, instead of the grader's own" },
    'readable-earlier': {
      type: 'boolean',
      default: false,
      describe: 'Although a module is given what an earlier one of them teaches',
    },
    json,
  },
  examples: [['$0 author release 15', 'releases/tito-15-quantization, and the same as .zip']],
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
