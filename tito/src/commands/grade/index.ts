import { defineCommand, type Entry, json } from '../../define-command.ts';
import { exitCodeOfClass } from '../../exit-codes.ts';
import { selftest } from './selftest.ts';
import { isolation } from './isolation.ts';
import { show } from './show.ts';
import { verify } from './verify.ts';
import { say } from '../../messages/index.ts';

export const grade: Entry = defineCommand({
  command: 'grade [dir]',
  describe: say.help.grade.what,
  commands: [show, verify, selftest],
  positionals: {
    dir: { type: 'string', describe: say.help.grade.folder },
  },
  options: {
    module: { type: 'string', describe: say.help.module },
    out: {
      type: 'string',
      default: 'grades',
      describe: say.help.grade.out,
    },
    isolation,
    jobs: { type: 'number', describe: say.help.grade.jobs },
    checks: { type: 'string', describe: say.help.checks },
    json,
  },
  examples: [
    ['$0 grade handins --module 15', ''],
    ['$0 grade show ada', say.help.grade.showExample],
  ],
  run: async ({ dir, module, out, isolation: level, jobs, checks, json: asJson }) => {
    const { classOptions } = await import('../../grade-options.ts');
    const options = classOptions({ dir, module, out, isolation: level, jobs, checks });
    const { openTerminal } = await import('../../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: say.opening.checks });
    const [{ gradeClass }, { classStory }, { show: present }] = await Promise.all([
      import('../../jobs/grade-class.ts'),
      import('../../views/class/story.ts'),
      import('../../views/show.ts'),
    ]);
    const { counts } = await present(gradeClass(options), classStory, terminal);
    return exitCodeOfClass(counts);
  },
});
